import CLinux
import Glibc
import Platform

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
        private let lines: [ArraySlice<UInt8>]
        private var next = 0

        init() {
            let bytes = (try? WholeFile.read("/proc/self/smaps", maximumBytes: 16 << 20)) ?? []
            lines = bytes.split(separator: UInt8(ascii: "\n"))
        }

        mutating func nextUnwritten() -> (start: UInt, size: Int)? {
            var current: (start: UInt, size: Int)?
            while next < lines.count {
                let line = lines[next]
                next += 1
                if line.first.map({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }) != true {
                    current = Self.range(of: line)
                } else if let current, line.starts(with: "Anonymous:".utf8), line.suffix(5).elementsEqual(" 0 kB".utf8) {
                    return current
                }
            }
            return nil
        }

        /// The range of a mapping's heading, where it is of a file and can't be written: `55d0-55e0 r-xp 0 fe:00 12 /usr/bin/x`.
        private static func range(of heading: ArraySlice<UInt8>) -> (start: UInt, size: Int)? {
            let words = heading.split(separator: UInt8(ascii: " "), maxSplits: 5)
            guard words.count > 5, words[5].contains(UInt8(ascii: "/")),
                ["r-xp", "r--p"].contains(String(decoding: words[1], as: UTF8.self))
            else { return nil }
            let bounds = words[0].split(separator: UInt8(ascii: "-")).compactMap { UInt(String(decoding: $0, as: UTF8.self), radix: 16) }
            return bounds.count == 2 && bounds[0] < bounds[1] ? (bounds[0], Int(bounds[1] - bounds[0])) : nil
        }
    }
}
