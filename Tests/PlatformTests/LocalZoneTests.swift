import Glibc
import Platform
import Testing

/// Changes TZ of the whole process, so one test does it all.
@Suite(.serialized)
struct LocalZoneTests {
    @Test func `the zone is that of TZ, or of the system, and has a name`() {
        let before = environmentVariable("TZ")
        defer {
            if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
            LocalZone.refresh()
        }
        setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1)
        LocalZone.refresh()
        #expect(LocalZone.offset(at: 1_700_000_000) == 3600 && LocalZone.offset(at: 1_690_000_000) == 7200)
        #expect(LocalZone.offset(at: .max) == 0, "a year that is no Int32")
        #expect(LocalZone.name == "CET-1CEST,M3.5.0,M10.5.0/3")
        unsetenv("TZ")
        LocalZone.refresh()
        #expect(!LocalZone.name.isEmpty && !LocalZone.name.contains("zoneinfo"))
    }
}
