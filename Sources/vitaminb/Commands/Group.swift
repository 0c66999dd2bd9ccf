import ArgumentParser
import ControlInterface
import Varlink

/// `vitaminb group`.
struct Group: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group", abstract: "Put a contact into a group, or take one out.",
        discussion: "Groups are what the card says in CATEGORIES. \"vitaminb groups\" lists them.", subcommands: [Add.self, Remove.self])

    /// `vitaminb group add`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Put a contact into a group.", usage: "vitaminb group add <name> ... <group> [--json]")

        @OptionGroup var membership: MembershipArguments
        @OptionGroup var output: OutputOptions

        func run() throws {
            let edited = try Vitaminbd.connect().call(Control.AddToGroup.self, membership.parameters)
            let what = edited.changed ? "is now in" : "was already in"
            try output.print(edited) { $0.edited(edited, "\(what) \(membership.parameters.group)", clock: LocalClock()) }
        }
    }

    /// `vitaminb group remove`.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Take a contact out of a group.",
            usage: "vitaminb group remove <name> ... <group> [--json]")

        @OptionGroup var membership: MembershipArguments
        @OptionGroup var output: OutputOptions

        func run() throws {
            let edited = try Vitaminbd.connect().call(Control.RemoveFromGroup.self, membership.parameters)
            let what = edited.changed ? "is no longer in" : "was not in"
            try output.print(edited) { $0.edited(edited, "\(what) \(membership.parameters.group)", clock: LocalClock()) }
        }
    }
}
