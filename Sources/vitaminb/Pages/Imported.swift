import ControlInterface
import Exchange
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// The result of an import, or of a dry run.
struct ImportReport: JSONWritable {
    /// A card, or a row that isn't one.
    struct Item: JSONWritable {
        var outcome: WireImportOutcome
        var name: String?
        var contact: ContactID?
        var reason: String?
        var file: String
        var line: Int

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("outcome", outcome)
                json.member("name", name)
                json.member("contact", contact)
                json.member("reason", reason)
                json.member("file", file)
                json.member("line", line)
            }
        }
    }

    var dryRun: Bool
    var new = 0
    var matched = 0
    var skipped = 0
    var results: [Item] = []

    init(dryRun: Bool) {
        self.dryRun = dryRun
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("dryRun", dryRun)
            json.member("new", new)
            json.member("matched", matched)
            json.member("skipped", skipped)
            json.member("results", results)
        }
    }

    /// Adds the daemon's answers to a batch of cards.
    mutating func add(_ cards: ArraySlice<ImportedCard>, _ answers: [WireImportResult]) {
        for (card, answer) in zip(cards, answers) {
            add(
                Item(
                    outcome: answer.outcome, name: answer.name ?? card.name, contact: answer.contact, reason: answer.reason,
                    file: card.file, line: card.line))
        }
    }

    /// Adds rows that weren't sent to the daemon.
    mutating func add(_ skips: [ContactFile.Skip]) {
        for skip in skips {
            add(Item(outcome: .skipped, name: skip.name.isEmpty ? nil : skip.name, reason: skip.reason, file: skip.file, line: skip.line))
        }
    }

    private mutating func add(_ item: Item) {
        results.append(item)
        switch item.outcome {
        case .new: new += 1
        case .matched: matched += 1
        case .skipped: skipped += 1
        }
    }
}

extension Page {
    /// What was skipped, and the totals; for a dry run, every card.
    mutating func imported(_ report: ImportReport) {
        let sections: [(String, WireImportOutcome)] =
            (report.dryRun ? [(gettext("New"), .new), (gettext("Already in your address book"), .matched)] : [])
            + [(gettext("Skipped"), .skipped)]
        for (heading, outcome) in sections {
            let items = report.results.filter { $0.outcome == outcome }
            section(
                heading + " (\(items.count))",
                items.map { ["\($0.name ?? "")", Table.Cell(ImportReason.phrase($0.reason ?? "")), "\($0.file):\($0.line)"] },
                fits: false)
        }
        if !text.isEmpty { line("") }
        let sum =
            report.matched == 0
            ? gettext("\(report.new) new, 0 matched, \(report.skipped) skipped")
            : gettext("\(report.new) new, \(report.matched) matched (already in your address book), \(report.skipped) skipped")
        line(report.dryRun ? gettext("Nothing was changed; it would be: \(sum).") : "\(sum).")
    }
}
