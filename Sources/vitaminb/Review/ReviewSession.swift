import ControlInterface
import FoundationEssentials
import KeepInTouch
import Language
import Phrases
import Words

/// A review's state: a key comes in, and at most one request goes out. It knows no terminal and no daemon.
struct ReviewSession {
    /// A due reminder, which is answered as itself; or a question about what was noticed of somebody.
    struct Card {
        /// The reminder's id, or that of the question.
        let id: String
        /// The contact's.
        let uid: String
        let name: String
        /// Nil until the next list, after an answer was taken back.
        let reminder: WireReminder?
        /// What is asked about, the newest first.
        var asked: [WireNoticed] = []
        var page: ShownPage = .unknown
    }

    enum ShownPage {
        case unknown
        case known(ContactPage)
        /// The daemon refused the page.
        case missing
    }

    enum Mode: Equatable {
        case card, via, snooze, help
        case note(String)
        case why
    }

    /// The statements of this review, in order.
    struct Answered {
        let kind: Kind
        /// Nil if the answer was lost.
        let entry: UUID?

        enum Kind: CaseIterable { case answered, snoozed, skipped, judged }
    }

    /// As the daemon takes it.
    static let noteBound = 16_384

    var cards: [Card] = []
    /// The index of the card shown; the count of cards at the end.
    var position = 0
    var mode = Mode.card
    /// By how many screens a text is scrolled.
    var scroll = 0
    var status = ""
    var isOver = false
    /// Notes that wait for a "done", by UID.
    var notes: [String: String] = [:]
    var answered: [Answered] = []
    /// Names for notes of contacts that have no card any more.
    var names: [String: String] = [:]
    var why: Control.Explain.Reply?
    /// Whether the list must be requested (again).
    var isStale = true
    /// Whether the daemon gave no answer. Nothing is requested then until a key is pressed.
    var isGone = false
    /// The statement whose answer was lost.
    var doubt: ReviewRequest?

    /// The card shown; nil at the end.
    var card: Card? { cards.indices.contains(position) ? cards[position] : nil }

    /// The request for data that the screen lacks.
    var need: ReviewRequest? {
        if isGone { return nil }
        if isStale { return .list }
        if let card, case .unknown = card.page { return .contact(uid: card.uid) }
        return nil
    }

    /// Handles a key. Returns the request that follows from it.
    mutating func press(_ key: Key) -> ReviewRequest? {
        if key == .interrupt {
            isOver = true
            // Unsent text is printed at the end.
            if case .note(let text) = mode { keep(text) }
        }
        guard !isOver else { return nil }
        if isGone, mode == .card {
            // The key was meant for an outdated screen, so it only tries again.
            isGone = false
            isStale = true
            isOver = key == .character("q")
            return nil
        }
        switch mode {
        case .card: return pressOnCard(key)
        case .via: return pressOnVia(key)
        case .snooze: return pressOnSnooze(key)
        case .note(let text): edit(text, key)
        case .why, .help: read(key)
        }
        return nil
    }

    private mutating func pressOnCard(_ key: Key) -> ReviewRequest? {
        status = ""
        switch key {
        case .character("q"): isOver = true
        case .character("?"): open(.help)
        case .character("u"):
            guard !answered.isEmpty else {
                status = gettext("Nothing was said here that could be taken back.")
                return nil
            }
            return .undo
        case .character("p"), .left: position = max(0, position - 1)
        case .character("n") where !(card?.asked.isEmpty ?? true): return card.flatMap { pressOn($0, key) }
        case .character("l"), .character("n"), .character(" "), .right: position = min(cards.count, position + 1)
        case .enter where card == nil: isOver = true
        case .character, .enter: return card.flatMap { pressOn($0, key) }
        case .pasted: status = gettext("What is pasted is taken for a note only: t first.")
        default: break
        }
        return nil
    }

    private mutating func pressOn(_ card: Card, _ key: Key) -> ReviewRequest? {
        if !card.asked.isEmpty { return pressOnQuestion(card, key) }
        switch key {
        case .character("d"), .enter:
            // Without asking how: a promise is kept, and an occasion closed.
            guard card.reminder?.isOfClock ?? true else { return .acknowledge(reminder: card.id, via: .other, note: nil) }
            open(.via)
        case .character("s"): open(.snooze)
        case .character("k"): return .skip(reminder: card.id)
        case .character("w"): return .why(uid: card.uid)
        case .character("t"): open(.note(notes[card.uid] ?? ""))
        case .character(let other): status = gettext("\"\(String(other))\" is no key here; ? shows all.")
        default: break
        }
        return nil
    }

    private mutating func pressOnQuestion(_ card: Card, _ key: Key) -> ReviewRequest? {
        switch key {
        case .character("y"), .character("j"): return .judge(card: card.id, entries: card.asked.map(\.entry), confirmed: true)
        case .character("n"): return .judge(card: card.id, entries: card.asked.map(\.entry), confirmed: false)
        case .character("w"): return .why(uid: card.uid)
        case .character(let other): status = gettext("\"\(String(other))\" is no key here; ? shows all.")
        default: break
        }
        return nil
    }

    private mutating func pressOnVia(_ key: Key) -> ReviewRequest? {
        guard let card, key != .escape else {
            open(.card)
            return nil
        }
        guard let via = Self.means.first(where: { .character($0.key) == key })?.via else { return nil }
        open(.card)
        return .acknowledge(reminder: card.id, via: via, note: notes[card.uid])
    }

    private mutating func pressOnSnooze(_ key: Key) -> ReviewRequest? {
        guard let card, key != .escape else {
            open(.card)
            return nil
        }
        guard let span = Self.spans.first(where: { .character($0.key) == key })?.span else { return nil }
        open(.card)
        return .snooze(reminder: card.id, for: span)
    }

    private mutating func edit(_ text: String, _ key: Key) {
        switch key {
        case .character(let character): write(text + String(character))
        case .pasted(let pasted): write(text + pasted)
        case .backspace: mode = .note(String(text.dropLast()))
        case .clear: mode = .note("")
        case .escape: open(.card)
        case .enter:
            keep(text)
            open(.card)
            if let card, notes[card.uid] != nil { status = gettext("The note goes with \"done\".") }
        default: break
        }
    }

    private mutating func keep(_ text: String) {
        guard let card else { return }
        notes[card.uid] = text.allSatisfy(\.isWhitespace) ? nil : text
        names[card.uid] = card.name
    }

    private mutating func write(_ text: String) {
        // Drop control characters.
        let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").printable
        if text.utf8.count > Self.noteBound { status = gettext("A note has at most 16 KiB.") } else { mode = .note(text) }
    }

    private mutating func read(_ key: Key) {
        if key == .character(" ") || key == .right { scroll += 1 } else { open(.card) }
    }

    mutating func open(_ mode: Mode) {
        self.mode = mode
        scroll = 0
        status = ""
    }
}

extension ReviewSession {
    /// The keys after "done".
    static let means: [(key: Character, via: Via)] = [
        ("c", .call), ("i", .video), ("m", .meal), ("g", .meeting), ("b", .visit), ("e", .email), ("t", .message), ("l", .letter),
        ("v", .event), ("o", .other),
    ]

    /// The keys after "snooze", and their spans.
    static let spans: [(key: Character, span: String)] = [("1", "1 day"), ("3", "3 days"), ("w", "1 week"), ("m", "1 month")]
}
