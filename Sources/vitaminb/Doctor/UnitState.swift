/// The state of a unit, from `systemctl show` (systemctl(1); org.freedesktop.systemd1(5)).
struct UnitState: Equatable {
    static let properties = [
        "LoadState", "ActiveState", "SubState", "UnitFileState", "Result", "ExecMainStatus", "ExecStart", "FragmentPath",
        "NeedDaemonReload",
    ]

    private var values: [String: String] = [:]

    init(_ values: [String: String]) { self.values = values }

    /// Reads all units from the output: blocks with a line for each property, separated by empty lines.
    static func all(_ text: String) -> [UnitState] {
        var units: [UnitState] = []
        var isNew = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard let equals = line.firstIndex(of: "=") else {
                isNew = true
                continue
            }
            if isNew { units.append(UnitState([:])) }
            isNew = false
            units[units.count - 1].values[String(line[..<equals])] = String(line[equals...].dropFirst())
        }
        return units
    }

    private subscript(_ property: String) -> String { values[property] ?? "" }

    /// loaded, not-found, masked, bad-setting or error.
    var load: String { self["LoadState"] }
    /// active, reloading, inactive, failed, activating or deactivating.
    var active: String { self["ActiveState"] }
    /// enabled, disabled and others; empty if it doesn't apply.
    var unitFile: String { self["UnitFileState"] }
    /// success, exit-code, signal, core-dump, watchdog, timeout, oom-kill, start-limit-hit and others.
    var result: String { self["Result"] }
    /// The exit status of the last run, or the signal's number.
    var exitStatus: Int32 { Int32(self["ExecMainStatus"]) ?? 0 }
    var file: String? { self["FragmentPath"].isEmpty ? nil : self["FragmentPath"] }
    /// Whether the unit's files changed since systemd read them.
    var isStale: Bool { self["NeedDaemonReload"] == "yes" }
    /// Whether it runs or is starting.
    var isUp: Bool { ["active", "reloading", "activating"].contains(active) && !isFailing }
    /// Whether it failed, and systemd has given up or is about to restart it.
    var isFailing: Bool { active == "failed" || self["SubState"] == "auto-restart" }
    var hitLimit: Bool { result.hasSuffix("limit-hit") }

    /// The program that it starts: `{ path=/usr/bin/vitaminbd ; argv[]=... }`.
    var program: String? {
        guard let start = self["ExecStart"].firstRange(of: "path=")?.upperBound else { return nil }
        let rest = self["ExecStart"][start...]
        return rest.firstRange(of: " ;").map { String(rest[..<$0.lowerBound]) }
    }
}
