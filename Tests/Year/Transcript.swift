import TestSupport

/// What a year looked like: all that was told, every command with its answer, and what happened besides.
struct Transcript {
    private(set) var lines: [String] = []
    private var moment = ""

    /// Something that happens outside of the programs.
    mutating func heading(_ text: String, at moment: String) {
        at(moment)
        lines.append("    " + text)
    }

    /// A line of the daemon's log.
    mutating func told(_ line: String, at moment: String) {
        at(moment)
        lines.append("  * " + line)
    }

    mutating func typed(_ arguments: [String], _ run: CommandRun, at moment: String) {
        at(moment)
        lines.append("  $ vitaminb " + arguments.map(quoted).joined(separator: " "))
        for line in (run.output + run.errors).split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            lines.append(line.isEmpty ? "" : "    " + line)
        }
        if run.status != 0 { lines.append("    [exit \(run.status)]") }
    }

    private mutating func at(_ moment: String) {
        if moment == self.moment { return }
        self.moment = moment
        lines += ["", moment]
    }

    private func quoted(_ word: String) -> String {
        word.isEmpty || word.contains { " @\"'*$&;".contains($0) && $0 != "@" } ? "\"\(word)\"" : word
    }

    /// The transcript, with the home folder as `~` and without what is random: the ids of what a person said, and the names of new cards.
    /// Files are as old as the machine's own clock says, which is left out; so is how much room its disk has.
    func text(of home: String) -> String {
        let lines = lines.drop { $0.isEmpty }.filter { !$0.hasPrefix("      last copy") && !$0.hasPrefix("      letzte Kopie") }
        return lines.joined(separator: "\n").replacing(home, with: "~").replacing(/@[0-9a-f]{4,}/, with: "@....")
            // Their column is as wide as the longest id that tells these from one another.
            .replacing(/@\.\.\.\. {3,}/, with: "@....  ")
            .replacing(/[0-9a-f]{8}-[0-9a-f-]{27}\.vcf/, with: "UID.vcf").replacing(/\d+ GB/, with: ".. GB") + "\n"
    }
}
