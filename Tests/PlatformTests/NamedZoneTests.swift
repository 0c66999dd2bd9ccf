import Glibc
import Platform
import TestSupport
import Testing

/// Changes TZ of the whole process, as the others of the suite do.
extension LocalZoneTests {
    private static let python = "/usr/bin/python3"
    private static let zones = [
        "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Kolkata", "Asia/Tehran",
        "Asia/Gaza", "Australia/Lord_Howe", "Pacific/Apia", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC",
    ]
    private static let missing: String? =
        access(python, X_OK) != 0
        ? "no \(python)" : (try? CommandRun(blocking: [python, "-c", "import zoneinfo"]))?.status == 0 ? nil : "\(python) has no zoneinfo"

    @Test(.enabled(if: missing == nil, Comment(rawValue: missing ?? ""))) func `zones have the offsets that Python reads of them`() throws {
        let script = """
            import datetime, sys, zoneinfo
            for name in sys.argv[1:]:
                zone, epoch = zoneinfo.ZoneInfo(name), datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
                # Every three days and some hours until 2100.
                print(*(int((epoch + datetime.timedelta(seconds=s)).astimezone(zone).utcoffset().total_seconds())
                        for s in range(0, 4102444800, 273459)))
            """
        let run = try CommandRun(blocking: [Self.python, "-c", script] + Self.zones)
        try #require(run.status == 0, "\(run.errors)")
        let rows = run.output.split(separator: "\n").map { $0.split(separator: " ").compactMap { Int($0) } }
        try #require(rows.count == Self.zones.count)
        for (name, row) in zip(Self.zones, rows) {
            let zone = try #require(NamedZone(name), "\(name)")
            let ours = stride(from: Int64(0), to: 4_102_444_800, by: 273_459).map(zone.offset(at:))
            #expect(ours == row, "\(name)")
        }
    }

    @Test func `a zone changes at the second, and the process keeps its own`() throws {
        let before = (environmentVariable("TZ"), LocalZone.offset(at: 1_750_000_000))
        let zone = try #require(NamedZone("Europe/Berlin"))
        // 2025-03-30T01:00:00Z.
        #expect(zone.name == "Europe/Berlin" && zone.offset(at: 1_743_296_399) == 3600 && zone.offset(at: 1_743_296_400) == 7200)
        #expect(zone.offset(at: .min) == zone.offset(at: 0) && zone.offset(at: .max) == 3600)
        #expect(environmentVariable("TZ") == before.0 && LocalZone.offset(at: 1_750_000_000) == before.1)
    }

    @Test(arguments: [
        "", "/", "Europe", "Europe/", "/Europe/Berlin", "../zoneinfo/UTC", "Europe/../UTC", "Europe//Berlin", "./UTC", "zone.tab",
        "CET-1CEST", ":UTC",
        "right/UTC", "Europe/Nowhere", "Europe/Berlin\u{0}", "W. Europe Standard Time", String(repeating: "a", count: 65),
    ])
    func `what is no zone below the folder is none`(name: String) {
        #expect(NamedZone(name) == nil)
    }

    @Test func `the folder is that of TZDIR`() throws {
        let before = environmentVariable("TZDIR")
        let folder = TemporaryFolder()
        defer { if let before { setenv("TZDIR", before, 1) } else { unsetenv("TZDIR") } }
        setenv("TZDIR", folder.path, 1)
        #expect(NamedZone("UTC") == nil)
        try #require(symlink("/usr/share/zoneinfo/Asia/Kolkata", folder.path + "/Home") == 0)
        #expect(NamedZone("Home")?.offset(at: 1_700_000_000) == 19_800)
    }
}
