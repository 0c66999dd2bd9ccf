#if FAILPOINTS
    import Glibc
    import Synchronization
#endif

/// A named point between two steps, at which tests can kill the program as with `kill -9`.
///
/// A debug build appends the name of each point it passes to the file `$VITAMINB_FAIL_POINTS`, one a line, and kills itself at the point
/// with the number `$VITAMINB_FAIL_AT`. A release build has no fail points.
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
