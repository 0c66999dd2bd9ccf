import Glibc

/// A time zone of the system's database by its IANA name, as a table of its changes from 1970 to 2100.
///
/// The C library has one zone at a time, that of `$TZ`. So making one changes `$TZ` for a moment: only in a process in which no other
/// thread asks for the environment or the local time, as `vitaminb observe` is.
package struct NamedZone: Sendable {
    /// `Europe/Berlin`.
    package let name: String
    private let changes: [Change]

    private struct Change: Sendable {
        /// In seconds since 1970.
        let at: Int64
        /// The seconds by which local time is ahead of UTC from then on.
        let offset: Int
    }

    /// 1970-01-01 and 2101-01-01 in seconds since 1970.
    private static let range: ClosedRange<Int64> = 0...4_133_980_800
    /// Two changes that undo each other are not closer than this: three days.
    private static let step: Int64 = 259_200
    /// The longest name, in bytes.
    private static let maximumNameBytes = 64

    /// Reads a zone below `$TZDIR`, or else /usr/share/zoneinfo (tzset(3)). Nil where there is none with this name, or where the name is no
    /// plain path below that folder. Takes some milliseconds.
    package init?(_ name: String) {
        guard Self.isHarmless(name), Self.isZone(Path.join(Self.folder, name)) else { return nil }
        self.name = name
        let before = environmentVariable("TZ")
        // The colon keeps the C library from reading a name as a rule (POSIX.1).
        setenv("TZ", ":" + name, 1)
        tzset()
        defer {
            if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
            tzset()
        }
        changes = Self.findChanges()
    }

    /// The seconds by which local time is ahead of UTC at an instant, given in seconds since 1970. Before 1970 and after 2100 nothing
    /// changes.
    package func offset(at seconds: Int64) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= seconds { low = middle + 1 } else { high = middle }
        }
        return changes[max(low - 1, 0)].offset
    }

    private static var folder: String { environmentVariable("TZDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/share/zoneinfo" }

    /// Whether a name is a path below a folder: letters, digits, `_`, `+`, `-` and, between them, `/`. No dot, so no `..`. The zones below
    /// `right` count leap seconds, which nothing here does.
    private static func isHarmless(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard name.utf8.count <= maximumNameBytes, parts.first != "right" else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { 48...57 ~= $0 || 65...90 ~= $0 || 97...122 ~= $0 || $0 == 95 || $0 == 43 || $0 == 45 }
        }
    }

    /// Whether a file begins as those of zones do (tzfile(5)).
    private static func isZone(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: 4, alignment: 1) { bytes in
            read(descriptor, bytes.baseAddress, 4) == 4 && bytes.elementsEqual("TZif".utf8)
        }
    }

    /// All changes of the process's zone, the offset of 1970 first.
    private static func findChanges() -> [Change] {
        var changes = [Change(at: range.lowerBound, offset: LocalZone.offset(at: range.lowerBound))]
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Int(step)) {
            let (before, after) = (changes[changes.count - 1].offset, LocalZone.offset(at: start + step))
            guard before != after else { continue }
            var (low, high) = (start, start + step)
            while high - low > 1 {
                let middle = (low + high) / 2
                if LocalZone.offset(at: middle) == before { low = middle } else { high = middle }
            }
            changes.append(Change(at: high, offset: after))
        }
        return changes
    }
}
