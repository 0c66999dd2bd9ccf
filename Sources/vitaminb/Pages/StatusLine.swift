import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// A line for a status bar, made anew whenever what is due changes.
struct StatusLine {
    private let format: String
    private var due: [WireReminder] = []
    private var isReady = false
    private var last: String?

    /// The placeholders of a format.
    static let placeholders = ["count", "first", "names"]

    /// `waybar`, or a text with `{count}`, `{first}` and `{names}` in it; other braces are refused.
    init(format: String) throws {
        for part in format == "waybar" ? [] : format.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            guard Self.placeholders.contains(where: { part.hasPrefix($0 + "}") }) else {
                throw ValidationError(gettext("'--format' is waybar, or a text with {count}, {first} and {names} in it."))
            }
        }
        self.format = format
    }

    /// The line after an event; nil if it is unchanged, or the list isn't complete yet.
    mutating func line(after event: Control.Subscribe.Reply) throws -> String? {
        switch event.event {
        case .ready: isReady = true
        case .snoozed, .paused, .closed: due.removeAll { $0.id == event.reminder?.id }
        case .current, .due, .told, .reopened:
            guard let reminder = event.reminder else { break }
            if let index = due.firstIndex(where: { $0.id == reminder.id }) { due[index] = reminder } else { due.append(reminder) }
        case .dropped, nil: break
        }
        return isReady ? changed(try line(isGone: false)) : nil
    }

    /// The line while there is no daemon, which sends everything again when it is back.
    mutating func lineWhileGone() throws -> String? {
        (due, isReady) = ([], false)
        return changed(try line(isGone: true))
    }

    private mutating func changed(_ line: String) -> String? {
        defer { last = line }
        return line == last ? nil : line
    }

    private func line(isGone: Bool) throws -> String {
        if format == "waybar" { return JSONText.string(of: Waybar(due, isGone: isGone, clock: LocalClock())) }
        let values = ["\(due.count)", due.first?.name ?? "", due.map(\.name).joined(separator: ", ")]
        // In one go: a name may look like a placeholder.
        let text = format.replacing(/\{([a-z]+)\}/) { match in
            Self.placeholders.firstIndex { $0 == match.1 }.map { values[$0] } ?? String(match.0)
        }
        return text.printable + "\n"
    }

    /// The input of waybar's custom modules with `"return-type": "json"` (waybar-custom(5)).
    private struct Waybar: JSONWritable {
        let text: String
        let tooltip: String
        let alt: String
        let `class`: String

        init(_ due: [WireReminder], isGone: Bool, clock: LocalClock) {
            text = due.isEmpty ? "" : "\(due.count)"
            // The tooltip is Pango markup.
            tooltip = due.map { "\($0.name): \(gettext($0.sentence(clock)))".printable.asMarkup }.joined(separator: "\n")
            alt = isGone ? "gone" : due.isEmpty ? "none" : due.contains { $0.state == .overdue } ? "overdue" : "due"
            self.class = alt
        }

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("text", text)
                json.member("tooltip", tooltip)
                json.member("alt", alt)
                json.member("class", self.class)
            }
        }
    }
}
