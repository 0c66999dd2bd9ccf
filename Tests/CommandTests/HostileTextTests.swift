import KeepInTouch
import Phrases
import Testing

@testable import vitaminb

struct HostileTextTests {
    @Test(arguments: [
        ("Ada\u{1B}[31mLovelace", "Ada\u{FFFD}[31mLovelace"), ("Ada\u{7}\u{7F}\u{9B}", "Ada\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("\u{202E}eca\u{2069}", "\u{FFFD}eca\u{FFFD}"), ("two\nlines\tand a tab", "two lines and a tab"), ("a\r\nb", "a\u{FFFD} b"),
        ("Zoë 山田 👩‍👩‍👧", "Zoë 山田 👩‍👩‍👧"),
    ])
    func `a card's text never controls the terminal`(text: String, shown: String) {
        #expect(text.printable == shown)
        #expect(page { $0.line(text) } == shown + "\n")
        #expect(Table.Cell(text).text == shown)
    }
}
