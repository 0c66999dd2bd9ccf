import Glibc

/// How many files this process may have open.
package enum DescriptorLimit {
    /// What the daemon needs for its own work at most: the journal, readers of cards, watches, the bus.
    private static let reserve = 64

    /// Allows as many open files as the system lets this process have: each client of the control socket takes one, and the default
    /// is that of programs which use select(2).
    package static func raise() {
        guard var limit = current() else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// How many clients there may be of these at most, so that what the daemon has to do for them can still be done.
    static func clients(_ most: Int) -> Int {
        guard let limit = current() else { return most }
        return min(most, max(Int(clamping: limit.rlim_cur) - reserve, 1))
    }

    private static func current() -> rlimit? {
        var limit = rlimit()
        return getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 ? limit : nil
    }
}
