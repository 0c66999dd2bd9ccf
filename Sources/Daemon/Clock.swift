import Glibc
import KeepInTouch

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
        // Rereads /etc/localtime if it has changed, which localtime_r(3) alone does not.
        tzset()
        return Zone(identifier: zoneName()) { instant in
            var seconds = time_t(instant.seconds)
            var local = tm()
            return localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff
        }
    }

    /// For messages only: TZ, or where /etc/localtime points to.
    private static func zoneName() -> String {
        if let name = getenv("TZ") { return String(cString: name) }
        var target = [UInt8](repeating: 0, count: 256)
        let count = target.withUnsafeMutableBytes { buffer in
            buffer.baseAddress.map { readlink("/etc/localtime", $0, buffer.count) } ?? -1
        }
        guard count > 0 else { return "UTC" }
        let path = String(decoding: target.prefix(count), as: UTF8.self)
        let parts = path.split(separator: "/")
        return parts.lastIndex(of: "zoneinfo").map { parts[($0 + 1)...].joined(separator: "/") } ?? path
    }
}
