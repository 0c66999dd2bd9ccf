/// The names that a time zone may have in a TZID (RFC 5545, section 3.2.19, leaves them to the programs).
package enum ZoneName {
    /// The IANA names that a TZID may mean, the likeliest first: the name itself, the name without the prefix that libical, Evolution and
    /// Mozilla give it (`/freeassociation.sourceforge.net/Europe/Berlin`), and what Windows' names stand for.
    package static func candidates(_ identifier: String) -> [String] {
        guard identifier.utf8.count <= CalendarTime.maximumZoneBytes else { return [] }
        if let name = windows[identifier.lowercased()] { return [name] }
        guard identifier.hasPrefix("/") else { return [identifier] }
        let parts = identifier.split(separator: "/")
        // A prefix is a domain and perhaps a version; a name has three parts at most.
        return (1..<max(parts.count, 1)).suffix(3).map { parts[$0...].joined(separator: "/") }
    }

    /// Windows' names in small letters, and the IANA names.
    private static let windows: [String: String] = {
        var names: [String: String] = [:]
        for line in WindowsZones.table.split(separator: "\n") {
            let sides = line.split(separator: "=", maxSplits: 1)
            if sides.count == 2 { names[sides[0].lowercased()] = String(sides[1]) }
        }
        return names
    }()
}
