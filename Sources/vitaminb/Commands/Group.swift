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
        commandName: "group", abstract: gettext("Put a contact into a group, or take one out."),
        discussion: gettext("Groups are what the card says in CATEGORIES. \"vitaminb groups\" lists them."),
        subcommands: [Add.self, Remove.self])

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
