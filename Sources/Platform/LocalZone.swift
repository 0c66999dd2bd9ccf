import Glibc

/// The machine's time zone by the C library's rules: `$TZ`, or else /etc/localtime (tzset(3)). A process has one.
package enum LocalZone {
    /// Reads the zone again if it was changed; localtime_r(3) alone doesn't notice that.
    package static func refresh() { tzset() }

    /// The seconds by which local time is ahead of UTC at an instant, given in seconds since 1970 (localtime_r(3)). 0 for an instant so
    /// far away that its year is no Int32.
    package static func offset(at seconds: Int64) -> Int {
        var seconds = time_t(seconds)
        var local = tm()
        return localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff
    }

    /// The zone's name, for messages only: `$TZ`, or what /etc/localtime links to, below `zoneinfo` where it is there (localtime(5)).
    package static var name: String {
        if let name = environmentVariable("TZ") { return name }
        guard let path = Path.target(ofLink: "/etc/localtime") else { return "UTC" }
        let parts = path.split(separator: "/")
        return parts.lastIndex(of: "zoneinfo").map { parts[($0 + 1)...].joined(separator: "/") } ?? path
    }
}
