import ControlInterface
import Exchange
import KeepInTouch
import Language
import Phrases
import Platform
import VCard
import Varlink
import Words

/// The result of an import, or of a dry run.
struct ImportReport: JSONWritable {
    /// A card, or a row that isn't one.
    struct Item: JSONWritable {
        var outcome: WireImportOutcome
        var name: String?
        var contact: ContactID?
        /// The name of whom it matches, if that is another.
        var matches: String?
        var reason: String?
        /// As the card has it.
        var birthday: String?
        /// Whether its picture was too big, and is not imported.
        var lacksPicture = false
        /// Whether its end is missing in the file.
        var isCutOff = false
        var file: String
        var line: Int

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("outcome", outcome)
                json.member("name", name)
                json.member("contact", contact)
                json.member("matches", matches)
                json.member("reason", reason)
                json.member("birthday", birthday)
                if lacksPicture { json.member("lacksPicture", lacksPicture) }
                if isCutOff { json.member("cutOff", isCutOff) }
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
    /// What is left out of rows that are imported.
    var partly: [Item] = []
    /// How dates are read that could be read in two ways, by file.
    var dates: [DateOrder] = []

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
            if !partly.isEmpty { json.member("partly", partly) }
        }
    }

    /// Adds the daemon's answers to a batch of cards.
    mutating func add(_ cards: ArraySlice<ImportedCard>, _ answers: [WireImportResult]) {
        for (card, answer) in zip(cards, answers) {
            add(
                Item(
                    outcome: answer.outcome, name: card.name, contact: answer.contact,
                    matches: answer.outcome == .matched && answer.name != card.name ? answer.name : nil, reason: answer.reason,
                    birthday: card.birthday, lacksPicture: card.lacksPicture, isCutOff: card.isCutOff, file: card.file, line: card.line))
        }
    }

    /// Adds rows, and parts of rows, that weren't sent to the daemon.
    mutating func add(_ skips: [ContactFile.Skip]) {
        for skip in skips {
            let name = skip.name.isEmpty ? nil : skip.name
            let item = Item(outcome: .skipped, name: name, reason: skip.reason, file: skip.file, line: skip.line)
            if skip.isPart { partly.append(item) } else { add(item) }
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
        func items(_ outcome: WireImportOutcome) -> [ImportReport.Item] { report.results.filter { $0.outcome == outcome } }
        let sections =
            (report.dryRun ? [(gettext("New"), items(.new)), (gettext("Already in your address book"), items(.matched))] : [])
            + [(gettext("Skipped"), items(.skipped)), (gettext("Imported in part"), report.partly)]
        for (heading, items) in sections {
            section(
                heading + " (\(items.count))",
                items.map { item in
                    let day = item.birthday.flatMap { AnnualDay($0) }?.phrase.map { gettext("born \($0)") }
                    let reason = item.reason.map(ImportReason.phrase)
                    let why = item.matches.map { name in gettext("\(name): \(reason ?? Phrase(""))") } ?? reason.map { gettext($0) }
                    return ["\(item.name ?? "")", "\(why ?? day ?? "")", "\(item.file):\(item.line)"]
                }, fits: false)
        }
        if !text.isEmpty { line("") }
        let hints = text.count
        let bare = report.results.filter { $0.lacksPicture && $0.outcome == .new }.compactMap(\.name)
        if !bare.isEmpty { line(gettext("Without their pictures, which are too big: \(bare.joined(separator: ", "))")) }
        let cut = report.results.filter { $0.isCutOff && $0.outcome == .new }.compactMap(\.name)
        if !cut.isEmpty { line(gettext("Cut off in the file, so look whether all is there: \(cut.joined(separator: ", "))")) }
        for dates in report.dates { line(gettext(dates.sentence)) }
        if let name = report.results.first(where: \.isByReach)?.name {
            line(gettext("Somebody else after all? Say --also \(name.quotedForShell), as often as needed."))
        }
        if text.count > hints { line("") }
        let sum =
            report.matched == 0
            ? gettext("\(report.new) new, 0 matched, \(report.skipped) skipped")
            : gettext("\(report.new) new, \(report.matched) matched (already in your address book), \(report.skipped) skipped")
        line(report.dryRun ? gettext("Nothing was changed; it would be: \(sum).") : "\(sum).")
    }
}

extension ImportReport.Item {
    /// Whether it was taken for somebody by an address or a number, and not by the UID.
    fileprivate var isByReach: Bool {
        guard outcome != .new, let reason else { return false }
        return ["the same e-mail address", "the same telephone number"].contains { reason.hasPrefix($0) }
    }
}

extension DateOrder {
    /// How the file's dates are read, and why.
    fileprivate var sentence: Phrase {
        let (example, line) = (example ?? "", String(line))
        return order == .dayFirst
            ? Phrase("Dates are read with the day first: \(example) in line \(line).")
            : Phrase("Dates are read with the month first: \(example) in line \(line).")
    }
}
