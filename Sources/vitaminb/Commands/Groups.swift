import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb groups`.
struct Groups: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups", abstract: gettext("List the groups: cadence, size, how many are due."),
        discussion: gettext("A group gets its cadence in the configuration: [groups.friends] every = \"3w\"."))

    @OptionGroup var output: OutputOptions

    func run() throws {
        let groups = try Vitaminbd.connect().all(Control.ListGroups.self, Empty()).compactMap(\.group)
        if groups.isEmpty && !output.json {
            try StandardOutput.say(gettext("No groups yet. Make one: vitaminb group add NAME friends"))
        }
        try output.print(groups) { $0.groups(groups, clock: LocalClock()) }
    }
}
