import KeepInTouch
import Language
import Phrases
import VCard

extension TaskFace {
    /// How many telephone numbers, and e-mail addresses, a task names.
    private static let reachBound = 5
    /// How many characters of a line are written.
    private static let lineBound = 512

    /// What the task of a reminder says, as of the day on which it was told: why, how to reach the person, and what was noted last.
    init(_ reminder: Reminder, _ contact: Contact, on day: CivilDate, cards: [Card], lastNote: String?) {
        let telephones = cards.flatMap(\.telephones).map { "tel:" + Self.dialled($0) }
        let addresses = cards.flatMap(\.emails).map { "mailto:" + $0 }
        let note = lastNote.map { [TaskText.lastNote($0)] } ?? []
        summary = Self.line(Self.summary(reminder, contact.name))
        lines =
            ([gettext(Reason(reminder).phrase(today: day))] + Self.bounded(telephones) + Self.bounded(addresses) + note).map(Self.line)
    }

    private static func summary(_ reminder: Reminder, _ name: String) -> String {
        switch reminder.id.key.kind {
        case .keepInTouch: name
        case .inPerson: gettext("See \(name)")
        case .birthday: gettext("Birthday: \(name)")
        case .anniversary: reminder.label.map { "\($0): \(name)" } ?? gettext("Anniversary: \(name)")
        case .promise: gettext("Promise to \(name)")
        }
    }

    private static func bounded(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return Array(texts.filter { seen.insert($0).inserted }.prefix(reachBound))
    }

    /// A number as telephones dial it (RFC 3966); one that has letters stays as it is.
    private static func dialled(_ number: String) -> String {
        let signs = number.filter { "+0123456789*#".contains($0) }
        let isPlain = number.allSatisfy { "+0123456789*# -./()\u{A0}".contains($0) }
        return isPlain && !signs.isEmpty ? signs : number
    }

    private static func line(_ text: String) -> String {
        let text = text.printable
        return text.count > lineBound ? text.prefix(lineBound) + "…" : text
    }
}
