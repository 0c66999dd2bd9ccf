import ControlInterface
import KeepInTouch
import Phrases
import Testing

@testable import vitaminb

/// What a review looks like.
struct ReviewScreenTests {
    private func screen(_ session: ReviewSession, _ columns: Int, _ lines: Int) -> [String] {
        ReviewScreen(session: session, columns: columns, lines: lines, clock: clock).drawn().lines.map(\.text)
    }

    @Test func `eighty by twenty-four shows everything`() throws {
        let lines = screen(try .sample(), 80, 24)
        #expect(lines.count == 24)
        #expect(
            lines.filter { !$0.isEmpty } == [
                "1/3 Ada Lovelace (overdue)", "  7 weeks since a call (every 6 weeks)",
                "  reach    a@example.org", "  groups   friends", "  cadence  none",
                "d done  s snooze  k skip  l later  p back  w why  t note  u undo  ? keys  q quit",
            ])
    }

    @Test func `forty by ten shows who, why and what to type`() throws {
        #expect(
            screen(try .sample(), 40, 10) == [
                "1/3 Ada Lovelace (overdue)", "  7 weeks since a call (every 6 weeks)", "",
                "  reach    a@example.org", "  groups   friends", "  cadence  none", "", "", "d done  s snooze  k skip  l later",
                "p back  u undo  ? keys  q quit",
            ])
    }

    @Test func `twenty by five shows the keys' letters`() throws {
        var session = try ReviewSession.sample()
        #expect(
            screen(session, 20, 5) == [
                "1/3 Ada L… (overdue)", "  7 weeks since a", "  call (every 6", "  weeks)", "d s k l p w t u ? q",
            ])
        session.type("d")
        #expect(screen(session, 20, 5).last == "Done c i m g b e t …")
    }

    @Test func `in every state and size it fits, and no text controls the terminal`() throws {
        for keys in ["", "l", "ll", "lll", "d", "s", "?", "?  ", "t", "t佐藤佐藤佐藤佐藤佐藤佐藤\u{1B}", "z"] {
            for (columns, lines) in [(80, 24), (40, 10), (20, 5), (10, 3), (2, 2), (1, 1)] {
                var session = try ReviewSession.sample()
                session.type(keys)
                let screen = ReviewScreen(session: session, columns: columns, lines: lines, clock: clock).drawn()
                #expect(screen.lines.count == lines)
                for line in screen.lines {
                    #expect(line.text.displayWidth <= columns, "\(line.text) after \(keys) in \(columns)")
                    #expect(!line.text.unicodeScalars.contains { $0.isTreacherous })
                }
                if let cursor = screen.cursor { #expect(cursor.column < columns && cursor.line < lines) }
                #expect((screen.cursor != nil) == keys.hasPrefix("t"))
            }
        }
    }

    @Test func `a long note shows its end, where the cursor is`() throws {
        var session = try ReviewSession.sample()
        session.type("tone two three four five six seven eight 佐藤")
        let screen = ReviewScreen(session: session, columns: 30, lines: 10, clock: clock).drawn()
        #expect(screen.lines.last?.text == "note: ve six seven eight 佐藤")
        #expect(screen.cursor?.column == screen.lines.last?.text.displayWidth && screen.cursor?.line == 9)
    }

    @Test func `a text that doesn't fit is read a screen at a time`() throws {
        var session = try ReviewSession.sample()
        session.type("?")
        #expect(screen(session, 80, 6)[1] == "d, Enter     you got in touch; then how. A promise is kept, a birthday done")
        session.type(" ")
        #expect(screen(session, 80, 6)[1].hasPrefix("l, n, space"))
        session.type("    ")
        #expect(screen(session, 80, 6)[4] == "q, Ctrl-C    quit; what was said stays")
    }

    @Test func `lines break at spaces, or are cut where there are none`() {
        #expect("one two three".wrapped(to: 8) == ["one two", "three"])
        #expect("  one two".wrapped(to: 6) == ["  one", "  two"])
        #expect("unbreakable 佐藤美咲".wrapped(to: 6) == ["unbre…", "佐藤…"])
        #expect("".wrapped(to: 6) == [""] && "ab".wrapped(to: 0) == ["…"])
    }
}
