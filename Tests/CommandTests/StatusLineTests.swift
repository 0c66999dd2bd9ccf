import ControlInterface
import Testing

@testable import vitaminb

struct StatusLineTests {
    @Test(arguments: ["{due}", "{count", "a { b", "{}"]) func `a meaningless format is refused`(format: String) throws {
        #expect(throws: (any Error).self) { try StatusLine(format: format) }
    }

    @Test func `nothing is printed before the list is complete, nor an unchanged line`() throws {
        var line = try StatusLine(format: "{count} {first}")
        let ada = try WireReminder.sample("Ada", "never contacted")
        #expect(try line.line(after: .init(event: .current, reminder: ada)) == nil)
        #expect(try line.line(after: .init(event: .ready)) == "1 Ada\n")
        #expect(try line.line(after: .init(event: .told, reminder: ada)) == nil)
        #expect(try line.line(after: .init(event: .paused, reminder: ada)) == "0 \n")
        #expect(try line.lineWhileGone() == nil, "it is the same")
        #expect(try line.line(after: .init(event: .current, reminder: ada)) == nil, "the list comes anew")
        #expect(try line.line(after: .init(event: .ready)) == "1 Ada\n")
    }

    @Test func `a name that looks like a placeholder, or like markup, stays a name`() throws {
        let name = "{names}\u{600}<a href=\"x\">\u{301}"
        var line = try StatusLine(format: "{first}")
        var waybar = try StatusLine(format: "waybar")
        for event in [Control.Subscribe.Reply(event: .current, reminder: try .sample(name, "")), .init(event: .ready)] {
            let (text, json) = (try line.line(after: event), try waybar.line(after: event))
            if event.event == .ready { #expect(text == name + "\n" && json?.utf8.contains(UInt8(ascii: "<")) == false) }
        }
    }

    @Test func `control characters and markup are made harmless`() throws {
        var line = try StatusLine(format: "{names}")
        _ = try line.line(after: .init(event: .current, reminder: .sample("A\u{1B}[31mda\n", "")))
        let text = try #require(try line.line(after: .init(event: .ready)))
        #expect(!text.contains("\u{1B}") && text.filter { $0 == "\n" }.count == 1)
    }
}
