import KeepInTouch
import Language
import Phrases

extension Page {
    /// Problems and advice with their remedies, then all other checks in a line each.
    mutating func checkup(_ checkup: Checkup) {
        func part(_ heading: String, _ verdict: Check.Verdict) {
            let checks = checkup.checks.filter { $0.verdict == verdict }
            guard !checks.isEmpty else { return }
            line(heading, .strong)
            for check in checks { add(check) }
            line("")
        }
        let count = { verdict in checkup.checks.count { $0.verdict == verdict } }
        let problems = count(.problem)
        part(gettext("Problems (\(problems))"), .problem)
        part(gettext("Advice (\(count(.advice)))"), .advice)
        part(gettext("Well (\(count(.ok)))"), .ok)
        part(gettext("Not looked at (\(count(.skipped)))"), .skipped)
        let advice = count(.advice)
        if problems > 0 {
            line(gettext(problems, "One problem.", "\(problems) problems."), .strong)
        } else if advice > 0 {
            line(
                gettext(advice, "Nothing is wrong; there is a piece of advice.", "Nothing is wrong; there are \(advice) pieces of advice."),
                .strong)
        } else {
            line(gettext("All is well."), .strong)
        }
    }

    /// What was done, as commands that could have been typed.
    mutating func repair(_ repair: Repair) {
        line(gettext("Done (\(repair.done.count))"), .strong)
        for command in repair.done { line("  " + command.printable) }
        if let failure = repair.failure { line("  " + gettext(failure).printable, .warning) }
        line("")
    }

    /// `  service        the service doesn't run, so nothing reminds you`, with the remedies below.
    private mutating func add(_ check: Check) {
        let label = check.subject.label
        let column = Check.Subject.widestLabel + 4
        let isTold = check.verdict == .problem || check.verdict == .advice
        let place = isTold ? check.place.map { $0 + ": " } ?? "" : ""
        let text = (place + gettext(check.message)).printable
        let lines = style.width.map { text.wrapped(to: max(30, $0 - column), cutsWords: false) } ?? [text]
        for (index, part) in lines.enumerated() {
            let margin = index > 0 ? String(repeating: " ", count: column) : "  " + label.padded(to: column - 2)
            line(margin + part, check.verdict == .problem ? .warning : check.verdict == .skipped ? .faint : nil)
        }
        for remedy in isTold ? check.remedies : [] { line(String(repeating: " ", count: column + 2) + remedy) }
    }
}

extension Check {
    /// `FILE:LINE`.
    fileprivate var place: String? { file.map { file in line.map { "\(file):\($0)" } ?? file } }
}

extension Check.Subject {
    /// The label in the user's language.
    fileprivate var label: String {
        switch self {
        case .service: gettext("service", context: "doctor")
        case .socket: gettext("socket", context: "doctor")
        case .daemon: "vitaminbd"
        case .configuration: gettext("configuration")
        case .data: gettext("folder", context: "doctor")
        case .disk: gettext("disk", context: "doctor")
        case .journal: gettext("journal")
        case .clock: gettext("clock", context: "doctor")
        case .zone: gettext("time zone", context: "doctor")
        case .journald: "journald"
        case .desktop: gettext("desktop", context: "doctor")
        case .lingering: gettext("logged out", context: "doctor")
        case .hooks: gettext("hooks", context: "doctor")
        case .evidence: gettext("evidence", context: "doctor")
        case .addressBook: gettext("address book")
        }
    }

    /// The width of the widest label, in terminal cells.
    fileprivate static var widestLabel: Int { allCases.map(\.label.displayWidth).max() ?? 0 }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth)) }
}
