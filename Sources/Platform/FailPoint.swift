#if FAILPOINTS
    import Glibc
    import Synchronization
#endif

/// Names a place between two steps, at which a test may have the program die as if by `kill -9`.
///
/// A debug build counts the places it passes: it adds each one's name to the file `VITAMINB_FAIL_POINTS`, as a line, and dies at the
/// one whose number is `VITAMINB_FAIL_AT`. In a release this is nothing, and its names aren't in it.
@inlinable @inline(__always)
package func failPoint(_ name: StaticString) {
    #if FAILPOINTS
        FailPoint.pass(name)
    #endif
}

#if FAILPOINTS
    @usableFromInline
    enum FailPoint {
        private static let passed = Atomic(0)
        private static let log = getenv("VITAMINB_FAIL_POINTS").map { open($0, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600) }
        private static let last = getenv("VITAMINB_FAIL_AT").flatMap { Int(String(cString: $0)) }

        @usableFromInline
        static func pass(_ name: StaticString) {
            guard let log else { return }
            let line = Array("\(name)\n".utf8)
            _ = write(log, line, line.count)
            if passed.add(1, ordering: .relaxed).newValue == last { kill(getpid(), SIGKILL) }
        }
    }
#endif
