import KeepInTouch
import Platform
import TOML

/// `[evidence]`.
extension ConfigurationReader {
    /// The programs whose mail and calendars can be read without naming a path.
    private static let programs = ["thunderbird", "evolution"]

    mutating func evidence(_ table: TOMLTable) -> (EvidencePolicy, EvidencePlaces) {
        refuseUnknownKeys(in: table, of: .evidence)
        var policy = EvidencePolicy()
        policy.mail = choice(.mail, in: table) ?? policy.mail
        policy.calendar = choice(.calendar, in: table) ?? policy.calendar
        policy.calls = choice(.calls, in: table) ?? policy.calls
        var places = EvidencePlaces()
        places.me = addresses(in: table)
        places.mailFolders = self.places(.mailFolders, in: table, programs: Self.programs)
        places.calendarFolders = self.places(.calendarFolders, in: table, programs: Self.programs)
        places.callFiles = self.places(.callFiles, in: table, programs: [])
        return (policy, places)
    }

    private mutating func addresses(in table: TOMLTable) -> [String] {
        (texts(.me, in: table) ?? []).compactMap { entry in
            // More can't be told without asking a server, and a name in its place is what people write.
            let parts = entry.text.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts.contains(""), !entry.text.contains(where: { $0.isWhitespace || $0 == "<" }) else {
                refuse(entry, verb: "must be")
                return nil
            }
            return entry.text
        }
    }

    private mutating func places(_ setting: Setting, in table: TOMLTable, programs: [String]) -> [String]? {
        texts(setting, in: table)?.compactMap { programs.contains($0.text) ? $0.text : path($0) }
    }
}
