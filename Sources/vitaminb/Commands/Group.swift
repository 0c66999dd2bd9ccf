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
            let edited = try Vitaminbd.connect().call(Control.AddToGroup.self, membership.parameters)
            let group = membership.parameters.group
            let what = edited.changed ? gettext("is now in \(group)") : gettext("was already in \(group)")
            try output.print(edited) { $0.edited(edited, what, clock: LocalClock()) }
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
            let edited = try Vitaminbd.connect().call(Control.RemoveFromGroup.self, membership.parameters)
            let group = membership.parameters.group
            let what = edited.changed ? gettext("is no longer in \(group)") : gettext("was not in \(group)")
            try output.print(edited) { $0.edited(edited, what, clock: LocalClock()) }
        }
    }
}
