import CLinux
import Glibc

/// Gives back the memory that starting took and waiting does not need.
package enum IdleMemory {
    /// One heap for all threads: the main queue runs on one after the other, and each would leave its own half empty.
    /// To be called before there is a second thread.
    package static func useOneHeap() {
        mallopt(M_ARENA_MAX, 1)
    }

    /// Returns the heap's free pages to the system, and the pages of the program's own text, which come back from the page
    /// cache when they are run again. Costs a few milliseconds; for the end of the start and of other great works.
    static func giveBack() {
        malloc_trim(0)
        var mappings = Mappings()
        while let text = mappings.nextUnwritten() {
            madvise(UnsafeMutableRawPointer(bitPattern: text.start), text.size, MADV_DONTNEED)
        }
    }

    /// The parts of files that are mapped and were never written to, from /proc/self/smaps (proc_pid_smaps(5)).
    ///
    /// Relocated pages are "anonymous" there: dropping them would bring back the file's bytes, so their mappings are left out.
    private struct Mappings {
        private var lines: [Substring]
        private var next = 0

        init() {
            let text = Self.read("/proc/self/smaps")
            lines = text.split(separator: "\n")
        }

        mutating func nextUnwritten() -> (start: UInt, size: Int)? {
            var current: (start: UInt, size: Int)?
            while next < lines.count {
                let words = lines[next].split(separator: " ")
                next += 1
                if let first = words.first, first.last != ":" {
                    current = Self.range(of: words)
                } else if words.first == "Anonymous:", words.count > 1, words[1] == "0", let current {
                    return current
                }
            }
            return nil
        }

        /// The range of a mapping's heading, where it is of a file and can't be written: `55d0-55e0 r-xp 0 fe:00 12 /usr/bin/x`.
        private static func range(of heading: [Substring]) -> (start: UInt, size: Int)? {
            guard heading.count > 5, heading[5].hasPrefix("/"), heading[1] == "r-xp" || heading[1] == "r--p" else { return nil }
            let bounds = heading[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            return bounds.count == 2 && bounds[0] < bounds[1] ? (bounds[0], Int(bounds[1] - bounds[0])) : nil
        }

        private static func read(_ path: String) -> String {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return "" }
            defer { close(descriptor) }
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 16_384)
            while true {
                let count = Glibc.read(descriptor, &chunk, chunk.count)
                if count <= 0 { break }
                bytes += chunk[..<count]
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
