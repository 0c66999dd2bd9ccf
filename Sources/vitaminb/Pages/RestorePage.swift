import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

extension Page {
    /// The copies of the journal, and how to restore one.
    mutating func copies(_ copies: [WireCopy], clock: LocalClock) {
        guard !copies.isEmpty else {
            return line(gettext("There are no copies of the journal yet: the first is made when vitaminbd has something to copy."))
        }
        let rows = copies.map { copy in
            let content = copy.entries.map { gettext($0, "\($0) entry", "\($0) entries") } ?? gettext("damaged: \(copy.problem ?? "")")
            return [
                Table.Cell(copy.name, copy.entries == nil ? .warning : nil), "\(content)", Table.Cell(clock.moment(copy.taken)),
                "\(copy.file)",
            ]
        }
        section(gettext("Copies of the journal (\(copies.count))"), rows, fits: false)
        if let best = copies.first(where: { $0.entries != nil }) {
            line("")
            line(
                gettext("vitaminb restore \(best.name) puts that one in the journal's place, with all that was said since and can be read.")
            )
        }
    }

    /// What was restored, or would be.
    mutating func restored(_ restored: WireRestored) {
        var facts: [[Table.Cell]] = [
            ["\(gettext("journal"))", "\(restored.journal)"],
            [
                "\(gettext("copy"))", "\(restored.copy)",
                "\(gettext(restored.copied, "\(restored.copied) entry", "\(restored.copied) entries"))",
            ],
            ["\(gettext("said since"))", "\(gettext(restored.added, "\(restored.added) entry", "\(restored.added) entries"))"],
        ]
        if restored.lost > 0 {
            let lost = gettext(restored.lost, "\(restored.lost) entry can't be found", "\(restored.lost) entries can't be found")
            facts.append(["\(gettext("lost"))", Table.Cell(lost, .warning)])
        }
        if restored.whole == false {
            facts.append(["", Table.Cell(gettext("the journal can't be read to its end: there may have been more"), .warning)])
        }
        if let aside = restored.aside { facts.append(["\(gettext("kept"))", "\(aside)"]) }
        table(facts, fits: false)
    }

    /// What was brought together.
    mutating func joined(_ joined: WireRestored) {
        line(gettext("The journal is this machine's own."), .strong)
        var facts: [[Table.Cell]] = [
            [
                "\(gettext("journal"))", "\(joined.journal)",
                "\(gettext(joined.copied, "\(joined.copied) entry", "\(joined.copied) entries"))",
            ],
            ["\(gettext("from copies"))", "\(gettext(joined.added, "\(joined.added) entry", "\(joined.added) entries"))"],
        ]
        if let aside = joined.aside { facts.append(["\(gettext("kept"))", "\(aside)"]) }
        table(facts, fits: false)
        line("")
        line(gettext("Have your machines meet in a folder of its own: [sync] folder, in vitaminb.toml(5)."))
    }

    /// Where the old files are now.
    mutating func begun(_ begun: WireBegun) {
        line(gettext("The journal is empty now. What was there is kept:"))
        table(begun.aside.map { ["\($0)"] }, fits: false)
    }
}

extension WireCopy {
    /// The copy's short name, usually its day.
    fileprivate var name: String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        guard name.hasPrefix("journal-"), name.hasSuffix(".sqlite") else { return file }
        return String(name.dropFirst(8).dropLast(7))
    }
}
