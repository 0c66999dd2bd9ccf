import Glibc
import KeepInTouch
import Platform

/// The system's clock and time zone, read here and handed to the core as values.
package struct Clock: Sendable {
    /// The present instant.
    package var now: @Sendable () -> Instant
    /// The local time zone as it is configured now.
    package var zone: @Sendable () -> Zone

    /// A clock from its two readings.
    package init(now: @escaping @Sendable () -> Instant, zone: @escaping @Sendable () -> Zone) {
        self.now = now
        self.zone = zone
    }

    /// CLOCK_REALTIME, and the zone of TZ or /etc/localtime by the C library's rules (tzset(3)).
    package static let system = Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(seconds: Int64(time.tv_sec))
    } zone: {
        LocalZone.refresh()
        return Zone(identifier: LocalZone.name) { LocalZone.offset(at: $0.seconds) }
    }
}
