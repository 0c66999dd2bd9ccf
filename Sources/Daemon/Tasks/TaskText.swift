import Language
import Phrases

/// The text of a task: what a person writes, a line that marks where that ends, and what vitaminb says.
enum TaskText {
    /// How the line begins that ends what a person writes, as it is written and as telephones change it.
    private static let dashes = ["-- ", "— ", "– ", "—", "–"]
    /// The longest note that is taken, in bytes.
    static let noteBound = 16_384

    /// The line that ends what a person writes.
    static var marker: String { "-- " + gettext("write above") }

    /// The text of a task with this note and these lines.
    static func compose(note: String?, _ lines: [String]) -> String {
        ((note.map { [$0] } ?? []) + [marker] + lines).joined(separator: "\n")
    }

    /// What a person has written above the line; nil: nothing. Where the line is gone it is what stands before the first of these `lines`,
    /// and all of the text if none of them is in it.
    static func note(in text: String, writtenWith lines: [String]) -> String? {
        let (parts, marker) = parts(of: text)
        let own: [Substring]
        if let marker {
            // Somebody may have moved the line.
            own = parts[..<marker].filter { part in !lines.contains { trimmed(part) == $0 } }
        } else {
            own = parts.prefix { part in !lines.contains { trimmed(part) == $0 } }.filter { !$0.contains(gettext("write above")) }
        }
        let note = trimmed(Substring(own.joined(separator: "\n")))
        return note.isEmpty ? nil : cut(note)
    }

    /// The line that says what was noted the last time.
    static func lastNote(_ note: String) -> String { gettext("last time: \(note)") }

    /// The text without such a line below the one that ends what a person writes; nil: there is none.
    static func withoutLastNote(_ text: String) -> String? {
        let (parts, marker) = parts(of: text)
        let end = marker ?? parts.startIndex
        let beginning = trimmed(Substring(lastNote("")))
        let kept = parts[..<end] + parts[end...].filter { !trimmed($0).hasPrefix(beginning) }
        return kept.count == parts.count ? nil : kept.joined(separator: "\n")
    }

    /// The lines of a text, and which of them ends what a person writes; nil: somebody has taken it out.
    private static func parts(of text: String) -> (lines: [Substring], marker: Int?) {
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        return (lines, lines.lastIndex { line in dashes.contains { trimmed(line).hasPrefix($0) } })
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// As much of the note as is taken.
    private static func cut(_ note: String) -> String {
        guard note.utf8.count > noteBound else { return note }
        var (kept, bytes) = ("", 0)
        for character in note {
            bytes += character.utf8.count
            if bytes > noteBound { break }
            kept.append(character)
        }
        return kept
    }
}
