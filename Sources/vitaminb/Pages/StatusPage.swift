import ControlInterface
import KeepInTouch

extension Page {
    /// How the daemon is doing.
    mutating func status(_ status: WireStatus, clock: LocalClock) {
        line("vitaminbd \(status.version), running since \(clock.moment(status.since)) (\(status.zone))", .strong)
        let next = status.next.map { "\($0.name), \(clock.day($0.due).map(clock.inWords) ?? $0.due)" }
        var facts: [[Table.Cell]] = [
            ["due", "\(String(status.due))"],
            ["contacts", "\(String(status.contacts)), \(String(status.tracked)) of them tracked"],
            ["next", "\(next ?? "nothing in sight")"],
            ["wakes", "\(status.nextWake.map(clock.moment) ?? "when something changes")"],
        ]
        facts += status.pauses.map { ["paused", "\($0.inWords(clock))"] }
        facts += status.addressBooks.map { ["address book", "\($0)"] }
        facts += [["journal", "\(status.journal)"], ["configuration", "\(status.configuration)"]]
        table(facts, fits: false)
        let problems = status.problems.map { problem in
            let place = problem.line.map { "\(problem.file):\($0)" } ?? problem.file
            return [Table.Cell("\(place): \(problem.message)", .warning)]
        }
        section("Problems (\(problems.count))", problems, fits: false)
    }
}

extension WirePause {
    /// `everybody from 10 December 2026 (in 2 weeks) until 20 December 2026 (in 3 weeks)`
    fileprivate func inWords(_ clock: LocalClock) -> String {
        let days = [("from", clock.day(from).flatMap { $0 <= clock.today ? nil : $0 }), ("until", clock.day(until))]
        let words = days.compactMap { word, day in day.map { "\(word) \(clock.inWords($0))" } }
        return ([group.map { "group \($0)" } ?? "everybody"] + (words.isEmpty ? ["until resumed"] : words)).joined(separator: " ")
    }
}
