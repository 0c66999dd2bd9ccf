import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb group`.
struct Group: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group", abstract: gettext("List the groups, put a contact into one, or take one out."),
        usage: gettext("vitaminb group [list | add <name> ... <group> | remove <name> ... <group>] [--json]"),
        discussion: gettext(
            """
            Groups are what the card says in CATEGORIES. A group gets its cadence in the configuration: [groups.friends] every = "3w".
            """),
        subcommands: [List.self, Add.self, Remove.self], defaultSubcommand: List.self)

    /// `vitaminb group list`, and `vitaminb group` alone.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: gettext("List the groups: cadence, size, how many are due."),
            usage: gettext("vitaminb group list [--json]"))

        @OptionGroup var output: OutputOptions

        func run() throws {
            let groups = try Vitaminbd.connect().all(Control.ListGroups.self, Empty()).compactMap(\.group)
            if groups.isEmpty && !output.json {
                try StandardOutput.say(gettext("No groups yet. Make one: vitaminb group add NAME friends"))
            }
            try output.print(groups) { $0.groups(groups, clock: LocalClock()) }
        }
    }

    /// `vitaminb group add`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: gettext("Put a contact into a group."),
            usage: gettext("vitaminb group add <name> ... <group> [--json]"))

        @OptionGroup var membership: MembershipArguments
        @OptionGroup var output: OutputOptions

        func run() throws {
            try output.print(try membership.each(Control.AddToGroup.self)) { edited in
                edited.changed ? gettext("is now in \(membership.group)") : gettext("was already in \(membership.group)")
            }
        }
    }

    /// `vitaminb group remove`.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: gettext("Take a contact out of a group."),
            usage: gettext("vitaminb group remove <name> ... <group> [--json]"))

        @OptionGroup var membership: MembershipArguments
        @OptionGroup var output: OutputOptions

        func run() throws {
            try output.print(try membership.each(Control.RemoveFromGroup.self)) { edited in
                edited.changed ? gettext("is no longer in \(membership.group)") : gettext("was not in \(membership.group)")
            }
        }
    }
}

extension OutputOptions {
    /// Prints what became of each card: one alone as it is, several as a list.
    fileprivate func print(_ edited: [Control.Edited], _ what: (Control.Edited) -> String) throws {
        func show(_ page: inout Page) {
            for one in edited { page.edited(one, what(one), clock: LocalClock()) }
        }
        if edited.count == 1 { try print(edited[0], show) } else { try print(edited, show) }
    }
}
