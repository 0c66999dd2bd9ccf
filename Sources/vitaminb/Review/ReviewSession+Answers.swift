import ControlInterface
import KeepInTouch
import Language
import Phrases

/// How a review goes on after the daemon's answers.
extension ReviewSession {
    /// Handles the answer to a request.
    mutating func take(_ answer: ReviewAnswer, to request: ReviewRequest) {
        switch answer {
        case .list(let reminders): show(reminders)
        case .context(let page):
            guard let index = cards.firstIndex(where: { .context(uid: $0.uid) == request }) else { return }
            cards[index].context = .known(page)
        case .why(let reply):
            why = reply
            open(.why)
        case .said(let said, let sentence): take(said, sentence, request)
        case .refused(let reason):
            if let index = cards.firstIndex(where: { .context(uid: $0.uid) == request }) { cards[index].context = .missing }
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
    private mutating func show(_ reminders: [WireReminder]) {
        let old = cards
        let shown = card?.uid
        let open = reminders.filter(\.isOpen)
        cards = Dictionary(grouping: open, by: \.contact).values
            .map { Card(uid: $0[0].contact.rawValue, name: $0[0].name, reminders: $0) }
            .sorted { one, other in
                // In the order of their first reminders.
                (open.firstIndex { $0.contact.rawValue == one.uid } ?? 0) < (open.firstIndex { $0.contact.rawValue == other.uid } ?? 0)
            }
        let position = shown.flatMap { uid in cards.firstIndex { $0.uid == uid } }
        self.position = position ?? min(self.position, cards.count)
        isStale = false
        if let doubt { settle(doubt, old) }
        doubt = nil
    }

    /// Finds out about a statement without an answer: it was noted if nothing is due any more.
    private mutating func settle(_ request: ReviewRequest, _ old: [Card]) {
        guard let uid = request.uid, let kind = request.kind else {
            status = gettext("The answer was lost; here is what is due now.")
            return
        }
        let name = old.first { $0.uid == uid }?.name ?? uid
        if cards.contains(where: { $0.uid == uid }) {
            status = gettext("\(name) is still due: it was not noted.")
        } else {
            status = gettext("\(name): noted, though the answer was lost.")
            answered.append(Answered(uid: uid, kind: kind, entry: nil))
            if kind == .answered { notes[uid] = nil }
        }
    }

    private mutating func take(_ said: Control.Said, _ sentence: String, _ request: ReviewRequest) {
        status = sentence
        guard request != .undo else { return takenBack(said, sentence) }
        guard let uid = request.uid, let kind = request.kind else { return }
        answered.append(Answered(uid: uid, kind: kind, entry: said.entry.id))
        if kind == .answered { notes[uid] = nil }
        cards.removeAll { $0.uid == uid }
        position = min(position, cards.count)
    }

    private mutating func takenBack(_ said: Control.Said, _ sentence: String) {
        let last = answered.last
        if let entry = last?.entry, entry != said.entry.id {
            status = gettext("\(sentence) It was said elsewhere, after what was said here.")
        } else {
            answered.removeLast()
        }
        if let contact = said.contact {
            let uid = contact.uid.rawValue
            if let note = said.entry.note, said.entry.isInteraction {
                notes[uid] = note
                names[uid] = contact.name
            }
            // The card returns with the next list. Show it, so that it can be answered differently.
            let index = cards.firstIndex { $0.uid == uid }
            if index == nil { cards.insert(Card(uid: uid, name: contact.name, reminders: []), at: position) }
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
        case .list, .context, .why, .undo: nil
        }
    }

    fileprivate var uid: String? {
        switch self {
        case .acknowledge(let uid, _, _), .snooze(let uid, _), .skip(let uid), .context(let uid), .why(let uid): uid
        case .list, .undo: nil
        }
    }
}
