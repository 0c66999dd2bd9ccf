import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// How a review goes on after the daemon's answers.
extension ReviewSession {
    /// Handles the answer to a request.
    mutating func take(_ answer: ReviewAnswer, to request: ReviewRequest) {
        switch answer {
        case .list(let reminders, let asked): show(reminders, asked)
        case .contact(let page):
            for index in cards.indices where .contact(uid: cards[index].uid) == request { cards[index].page = .known(page) }
        case .why(let reply):
            why = reply
            open(.why)
        case .said(let said, let sentence): take(said, sentence, request)
        case .refused(let reason):
            for index in cards.indices where .contact(uid: cards[index].uid) == request { cards[index].page = .missing }
            status = reason
            isStale = request.says
        case .lost(let reason):
            status = gettext("\(reason) Any key tries again.")
            isGone = true
            // What was undone is unknown now.
            if request == .undo { answered = [] }
            if request.says { doubt = request }
        }
    }

    /// Replaces the cards by what is due now, and keeps the current card in view if it is still there.
    private mutating func show(_ reminders: [WireReminder], _ asked: [WireNoticed]) {
        let old = cards
        let shown = card
        // Questions first: what is said of them may answer what is due.
        cards =
            Self.questions(asked)
            + reminders.filter(\.isOpen).map { Card(id: $0.id, uid: $0.contact.rawValue, name: $0.name, reminder: $0) }
        let position = shown.flatMap { shown in
            cards.firstIndex { $0.id == shown.id } ?? (shown.isWaiting ? cards.firstIndex { $0.uid == shown.uid } : nil)
        }
        self.position = position ?? min(self.position, cards.count)
        isStale = false
        if let doubt { settle(doubt, old) }
        doubt = nil
    }

    /// How many are judged at once.
    private static let judgedBound = 1000

    /// One for each of whom something was noticed, in the order of what was noticed last.
    private static func questions(_ asked: [WireNoticed]) -> [Card] {
        var cards: [Card] = []
        for noticed in asked {
            let id = "noticed/\(noticed.contact)"
            if let index = cards.firstIndex(where: { $0.id == id }) {
                if cards[index].asked.count < judgedBound { cards[index].asked.append(noticed) }
            } else {
                cards.append(Card(id: id, uid: noticed.contact.rawValue, name: noticed.name, reminder: nil, asked: [noticed]))
            }
        }
        return cards
    }

    /// Finds out about a statement without an answer: it was noted if nothing is due any more.
    private mutating func settle(_ request: ReviewRequest, _ old: [Card]) {
        guard let id = request.card, let kind = request.kind else {
            status = gettext("The answer was lost; here is what is due now.")
            return
        }
        let card = old.first { $0.id == id }
        let name = card?.name ?? id
        if cards.contains(where: { $0.id == id }) {
            status = gettext("\(name) is still due: it was not noted.")
        } else {
            status = gettext("\(name): noted, though the answer was lost.")
            answered.append(Answered(kind: kind, entry: nil))
            if request.hasNote, let uid = card?.uid { notes[uid] = nil }
        }
    }

    private mutating func take(_ said: Control.Said, _ sentence: String, _ request: ReviewRequest) {
        status = sentence
        guard request != .undo else { return takenBack(said, sentence) }
        guard let id = request.card, let kind = request.kind else { return }
        answered.append(Answered(kind: kind, entry: said.answers.first?.entry.id))
        if request.hasNote, let uid = cards.first(where: { $0.id == id })?.uid { notes[uid] = nil }
        // It may answer reminders that this list doesn't show as answered.
        if kind == .judged { isStale = true }
        // Being in touch may answer other reminders of the same contact, too.
        let closed = Set(said.answers.flatMap(\.closed).map(\.id)).union([id])
        cards.removeAll { closed.contains($0.id) }
        position = min(position, cards.count)
    }

    private mutating func takenBack(_ said: Control.Said, _ sentence: String) {
        let last = answered.last
        let answer = said.answers.first
        if let entry = last?.entry, entry != answer?.entry.id {
            status = gettext("\(sentence) It was said elsewhere, after what was said here.")
        } else {
            answered.removeLast()
        }
        if let answer, let contact = answer.contact {
            let uid = contact.uid.rawValue
            if let note = answer.entry.note, answer.entry.isInteraction {
                notes[uid] = note
                names[uid] = contact.name
            }
            // The card returns with the next list. Show it, so that it can be answered differently.
            let index = cards.firstIndex { $0.uid == uid }
            if index == nil { cards.insert(Card(id: "", uid: uid, name: contact.name, reminder: nil), at: position) }
            position = index ?? position
        }
        isStale = true
    }
}

/// The summary at the end.
extension ReviewSession {
    /// `3 answered, 1 snoozed, 2 left.`
    var summary: String {
        let counts = Answered.Kind.allCases.compactMap { kind in
            let count = answered.count { $0.kind == kind }
            return count > 0 ? Self.words(kind, count) : nil
        }
        return (counts + [cards.isEmpty ? gettext("nothing left") : gettext("\(cards.count) left")]).joined(separator: ", ") + "."
    }

    private static func words(_ kind: Answered.Kind, _ count: Int) -> String {
        switch kind {
        case .answered: gettext("\(count) answered")
        case .snoozed: gettext("\(count) snoozed")
        case .skipped: gettext("\(count) skipped")
        case .judged: gettext(count, "\(count) question answered", "\(count) questions answered")
        }
    }

    /// Notes that were not sent: `Ada Lovelace: "…"`.
    var unsaid: [String] {
        notes.sorted { $0.key < $1.key }.map { "\(names[$0.key] ?? $0.key): \"\($0.value)\"" }
    }
}

extension ReviewRequest {
    /// Whether it adds an entry to the journal.
    var says: Bool { kind != nil || self == .undo }

    fileprivate var kind: ReviewSession.Answered.Kind? {
        switch self {
        case .acknowledge: .answered
        case .snooze: .snoozed
        case .skip: .skipped
        case .judge: .judged
        case .list, .contact, .why, .undo: nil
        }
    }

    /// Whether a note goes with it.
    fileprivate var hasNote: Bool { if case .acknowledge(_, _, _?) = self { true } else { false } }

    /// The card that it answers.
    fileprivate var card: String? {
        switch self {
        case .acknowledge(let reminder, _, _), .snooze(let reminder, _), .skip(let reminder): reminder
        case .judge(let card, _, _): card
        case .list, .undo, .contact, .why: nil
        }
    }
}

extension ReviewSession.Card {
    /// Whether it waits for the next list, after an answer was taken back.
    fileprivate var isWaiting: Bool { reminder == nil && asked.isEmpty }
}
