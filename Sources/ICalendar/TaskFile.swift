import KeepInTouch
import VCard

/// A file with one task (RFC 5545, section 3.6.2), as a vdir keeps it. What is not edited stays byte for byte: other programs' properties,
/// alarms and time zones.
package struct TaskFile: Sendable {
    /// The bytes of a file that is read; of a bigger one nothing is known.
    package static let maximumBytes = 256 << 10
    /// How many content lines it may have.
    package static let maximumLines = 5_000
    /// The longest UID, in bytes.
    package static let maximumIDBytes = 512

    /// A file that may have a task in it, which can't be read: it is torn, too long, or the task has no UID.
    package struct Unreadable: Error, Equatable {}

    private var lines: EditableLines
    /// The index of BEGIN:VTODO.
    private let begin: Int

    /// The task of a file; nil: there is none in it. Throws ``Unreadable``.
    package init?(_ bytes: [UInt8]) throws(Unreadable) {
        guard bytes.count <= Self.maximumBytes else { throw Unreadable() }
        lines = EditableLines(bytes)
        guard lines.lines.count <= Self.maximumLines, Self.isWhole(lines) else { throw Unreadable() }
        guard let begin = lines.lines.firstIndex(where: { $0.isNamed("BEGIN") && Self.name($0) == "VTODO" }) else { return nil }
        self.begin = begin
        guard !uid.isEmpty, uid.utf8.count <= Self.maximumIDBytes else { throw Unreadable() }
    }

    /// A new task with nothing but its UID, and CRLF line endings.
    package init(uid: String) {
        let head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//vitaminb//vitaminb//EN\r\n"
        lines = EditableLines(Array("\(head)BEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR\r\n".utf8))
        begin = 3
        set("UID", to: .text(uid))
    }

    /// The file's bytes.
    package var bytes: [UInt8] { lines.bytes }

    /// Whether it is iCalendar to its end: every component that begins ends, and one does begin.
    private static func isWhole(_ lines: EditableLines) -> Bool {
        var open: [String] = []
        var isKnown = false
        for line in lines.lines {
            if line.isNamed("BEGIN") {
                open.append(name(line))
                isKnown = true
            } else if line.isNamed("END"), open.popLast() != name(line) {
                return false
            }
        }
        return isKnown && open.isEmpty
    }

    private static func name(_ line: Property) -> String { String(line.text.trimmed.uppercased().prefix(40)) }

    /// The indices of the task's own lines, without those of its alarms.
    private var own: [Int] {
        var depth = 0
        var indices: [Int] = []
        for index in lines.lines.indices.dropFirst(begin + 1) {
            if lines.lines[index].isNamed("END") {
                if depth == 0 { break }
                depth -= 1
            } else if lines.lines[index].isNamed("BEGIN") {
                depth += 1
            } else if depth == 0 {
                indices.append(index)
            }
        }
        return indices
    }

    private func index(of name: String) -> Int? { own.first { lines.lines[$0].isNamed(name) } }

    // MARK: Reading

    /// The UID.
    package var uid: String { text("UID")?.trimmed ?? "" }

    /// The text of the first property with this name; nil: there is none.
    package func text(_ name: String) -> String? { index(of: name).map { lines.lines[$0].text } }

    /// The time that the property with this name says; nil: there is none, or it can't be read.
    package func time(_ name: String) -> CalendarTime? {
        guard let index = index(of: name) else { return nil }
        return CalendarTime(lines.lines[index].text.trimmed, zone: lines.lines[index].parameter("TZID").first)
    }

    private func word(_ name: String) -> String? { text(name).map { $0.trimmed.uppercased() } }

    /// Whether it is done. Programs say so in one, two or three ways, and take all of them back when it is not done after all.
    package var isCompleted: Bool {
        if isCancelled { return false }
        return word("STATUS") == "COMPLETED" || time("COMPLETED") != nil || word("PERCENT-COMPLETE") == "100"
    }

    /// Whether its status says that it is still to be done, whatever else is in it: some programs leave that it was done.
    package var hasOpenStatus: Bool { word("STATUS").map { $0 != "COMPLETED" && $0 != "CANCELLED" } ?? false }

    /// Whether it is not to be done.
    package var isCancelled: Bool { word("STATUS") == "CANCELLED" }

    /// The zone that the file itself describes under this TZID; nil: there is none.
    package func zone(for identifier: String) -> Zone? {
        ICalendarFile(bytes, name: "").zone(for: identifier, named: { _ in nil })
    }

    // MARK: Editing

    /// Gives the first property with this name a value, or adds one at the end; nil: removes all of that name.
    package mutating func set(_ name: String, to value: PropertyValue?, parameters: [Parameter]? = nil) {
        guard let value else {
            while let index = index(of: name) { lines.remove(at: index) }
            return
        }
        if let index = index(of: name) { return lines.replace(index, with: value, parameters: parameters) }
        lines.insert(name, value, parameters: parameters ?? [], at: (own.last ?? begin) + 1)
    }
}
