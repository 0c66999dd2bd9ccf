import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// The screen of a review, for a given size: never more lines, none wider, and no control characters.
struct ReviewScreen {
    let session: ReviewSession
    let columns: Int
    let lines: Int
    let clock: LocalClock

    /// A line with its emphasis.
    struct Line: Equatable {
        let text: String
        var emphasis: Emphasis?

        init(_ text: String, _ emphasis: Emphasis? = nil) {
            self.text = text
            self.emphasis = emphasis
        }
    }

    /// All lines from the top, and the cursor's position if text is being typed.
    func drawn() -> (lines: [Line], cursor: (column: Int, line: Int)?) {
        var bottom = bottom
        // When there is too little room: name and reasons first, then the keys, then everything else.
        let essential = min(2, max(isTyping ? 0 : 1, lines - 1))
        bottom = Array(bottom.suffix(max(0, lines - essential)))
        let room = lines - bottom.count
        let head = isReading ? Array(head.prefix(1)) : head
        let text = text(lines: room - head.count)
        let isAiry = !text.isEmpty && head.count + 1 + text.count <= room
        let top = Array((head + (isAiry ? [Line("")] : []) + text).prefix(max(0, room)))
        let gap = Array(repeating: Line(""), count: max(0, room - top.count))
        let all = (top + gap + bottom).map { Line($0.text.cut(to: columns), $0.emphasis) }
        guard isTyping, let last = all.last else { return (all, nil) }
        return (all, (min(last.text.displayWidth, max(0, columns - 1)), all.count - 1))
    }

    private var isTyping: Bool { if case .note = session.mode { true } else { false } }

    /// Whether the whole screen shows one text, such as the help.
    private var isReading: Bool { session.mode == .why || session.mode == .help }

    private var head: [Line] {
        guard let card = session.card else {
            let left = session.cards.count
            return [
                Line(gettext("The end"), .strong), Line(session.summary),
                Line(left > 0 ? gettext("p goes back to those that are left.") : ""),
            ]
        }
        // What is answered is no card any more, and counts all the same.
        let done = session.answered.count
        let place = "\(done + session.position + 1)/\(done + session.cards.count) "
        let isOverdue = card.reminder?.state == .overdue
        let mark = isOverdue ? " (\(gettext("overdue")))" : ""
        let name = card.name.printable.cut(to: max(1, columns - place.count - mark.displayWidth))
        let reasons = ([card.reminder].compactMap { $0?.sentence(clock) } + card.question(clock)).flatMap {
            gettext($0).printable.wrapped(to: columns - 2).map { Line("  " + $0) }
        }
        let note = session.notes[card.uid].map { [Line("  " + gettext("note: \($0)"), .faint)] } ?? []
        return [Line(place + name + mark, isOverdue ? .warning : .strong)] + reasons + note
    }

    /// The lines below the head, at most this many.
    private func text(lines room: Int) -> [Line] {
        switch session.mode {
        case .why:
            guard let why = session.why else { return [] }
            return scrolled(plain { $0.why(why, clock: clock) }, room)
        case .help: return scrolled(Self.help, room)
        default:
            guard case .known(let page)? = session.card?.page else { return [] }
            // The first line repeats the name.
            let lines = plain { $0.contact(page, clock: clock) }
            return lines.first == page.contact.name.printable ? lines.dropFirst().map { Line($0) } : lines.map { Line($0) }
        }
    }

    private func plain(_ show: (inout Page) -> Void) -> [String] {
        var page = Page(style: Style(isTerminal: false, width: columns, hasColor: false))
        show(&page)
        var lines = page.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// A text on a screen of its own, from the scroll position on.
    private func scrolled(_ text: [String], _ room: Int) -> [Line] {
        let lines = text.flatMap { $0.wrapped(to: columns) }
        let start = min(session.scroll * max(1, room - 1), max(0, lines.count - room))
        return lines.dropFirst(start).map { Line($0) }
    }

    private var bottom: [Line] {
        let status = session.status.isEmpty ? [] : session.status.printable.wrapped(to: columns).map { Line($0, .strong) }
        switch session.mode {
        case .card: return status + keys(session.card.map(Self.keys) ?? Self.keysAtEnd)
        case .via: return status + keys([gettext("Done how?")] + means + [gettext("Esc back")])
        case .snooze: return status + keys([gettext("For how long?")] + spans + [gettext("Esc back")])
        case .why, .help: return [Line(gettext("space: on, any other key: back"), .faint)]
        case .note(let text): return status + [Line(gettext("Enter keeps, Esc leaves as it was"), .faint), Line(input(text))]
        }
    }

    private var means: [String] {
        ReviewSession.means.map { "\($0.key) \($0.via == .other ? gettext("other") : gettext(Wording.noun($0.via)))" }
    }

    private var spans: [String] {
        [gettext("1 day", context: "key"), gettext("3 days", context: "key"), gettext("w week"), gettext("m month")]
    }

    /// The keys in as few lines as possible: only the main ones on a small screen, and without words on a tiny one.
    private func keys(_ items: [String]) -> [Line] {
        var flowing = items.flowing(in: columns)
        if session.mode == .card, flowing.count > 1, lines < 16 {
            flowing = items.filter { !Self.minorKeys.contains($0) }.flowing(in: columns)
        }
        // The prompt comes before the rest.
        let room = max(1, session.mode == .card ? lines / 3 : lines / 2)
        if flowing.count > room { flowing = [items.map { $0.prefix { $0 != " " } }.joined(separator: " ").cut(to: columns)] }
        return flowing.map { Line($0, .faint) }
    }

    /// The end of the text being typed, with room for the cursor.
    private func input(_ text: String) -> String {
        let label = gettext("note: \("")")
        var room = columns - label.displayWidth - 1
        let end = text.reversed().prefix { character in
            room -= character.displayWidth
            return room >= 0
        }
        return label + String(end.reversed())
    }

    private static func keys(_ card: ReviewSession.Card) -> [String] {
        if !card.asked.isEmpty {
            return [
                gettext("y it was"), gettext("n it was not"), gettext("l later"), gettext("p back"), gettext("u undo"), gettext("? keys"),
                gettext("q quit"),
            ]
        }
        let isPromise = card.reminder?.promise != nil
        return [
            isPromise ? gettext("d kept") : gettext("d done"), gettext("s snooze"), isPromise ? gettext("k dropped") : gettext("k skip"),
            gettext("l later"), gettext("p back"), gettext("w why"),
            gettext("t note"), gettext("u undo"), gettext("? keys"), gettext("q quit"),
        ]
    }
    private static var keysAtEnd: [String] { [gettext("p back"), gettext("u undo"), gettext("q quit")] }
    private static var minorKeys: [String] { [gettext("w why"), gettext("t note")] }

    private static var help: [String] {
        [
            gettext("d, Enter     you got in touch; then how. A promise is kept, a birthday done"),
            gettext("s            snooze; then for how long"),
            gettext("k            skip: no contact this time. A promise is dropped"),
            gettext("l, n, space  later: nothing is said"),
            gettext("y, n         of what was noticed: it was contact; it was not"),
            gettext("p, Left      the one before"),
            gettext("w            why it is due"),
            gettext("t            a note for the next done"),
            gettext("u            take back the last answer"),
            gettext("q, Ctrl-C    quit; what was said stays"),
        ]
    }
}

extension ReviewSession.Card {
    /// What was noticed, and what is asked about it.
    fileprivate func question(_ clock: LocalClock) -> [Phrase] {
        guard let newest = asked.first, let oldest = asked.last else { return [] }
        let what = Evidence.Trace(newest.source, newest.direction, by: newest.via).sentence(on: clock.day(newest.day))
        let more = asked.count - 1
        let others =
            more == 0
            ? nil
            : Phrase(
                more, "and \(more) more, on \(clock.day(oldest.day))", "and \(more) more, since \(clock.day(oldest.day))")
        let ask =
            asked.contains(where: \.hasPlace)
            ? Phrase("Was that contact? Where the event had a place, yes says that you saw each other.") : Phrase("Was that contact?")
        return [what, others, ask].compactMap(\.self)
    }
}

extension String {
    /// Lines of at most this many cells, broken at spaces, with the first line's indentation.
    /// A longer word is cut if `cutsWords`.
    func wrapped(to columns: Int, cutsWords: Bool = true) -> [String] {
        let columns = max(1, columns)
        guard displayWidth > columns else { return [self] }
        var lines: [String] = []
        var line = ""
        let indent = String(prefix { $0 == " " })
        for word in split(separator: " ") {
            if !line.isEmpty, line.displayWidth + 1 + word.displayWidth > columns {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? indent + word : " " + word
        }
        return cutsWords ? (lines + [line]).map { $0.cut(to: columns) } : lines + [line]
    }
}

extension Substring {
    fileprivate var displayWidth: Int { String(self).displayWidth }
}

extension [String] {
    /// The texts side by side, two cells apart, in lines of at most this many cells.
    fileprivate func flowing(in columns: Int) -> [String] {
        reduce(into: []) { lines, item in
            if let last = lines.last, last.displayWidth + 2 + item.displayWidth <= columns {
                lines[lines.count - 1] = last + "  " + item
            } else {
                lines.append(item)
            }
        }
    }
}
