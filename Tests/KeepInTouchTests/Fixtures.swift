import Foundation
import Testing

@testable import KeepInTouch

extension Zone {
    /// The zone as the time zone database knows it.
    init(_ identifier: String) {
        guard let rules = TimeZone(identifier: identifier) else { preconditionFailure("the time zone database has no \(identifier)") }
        self.init(identifier: identifier) { rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0.seconds))) }
    }

    static let berlin = Zone("Europe/Berlin")
    static let newYork = Zone("America/New_York")
    static let lordHowe = Zone("Australia/Lord_Howe")
    static let apia = Zone("Pacific/Apia")
    static let all: [Zone] = [.utc, .berlin, .newYork, .lordHowe, .apia]

    /// The instant of a local time written `2026-03-29 09:00`; of a day alone, its start.
    func at(_ text: String) -> Instant {
        let parts = text.split(separator: " ")
        return instant(of: day(String(parts[0])), at: parts.count > 1 ? time(String(parts[1])) : .midnight)
    }
}

extension Instant {
    /// The instant that ISO 8601 writes so: `2026-03-29T01:00:00Z`.
    init(utc text: String) {
        guard let date = try? Date(text, strategy: .iso8601) else { preconditionFailure("\(text) is no time") }
        self.init(seconds: Int64(date.timeIntervalSince1970))
    }
}

extension Instant: CustomTestStringConvertible {
    /// ISO 8601, for failures.
    public var testDescription: String { Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601) }
}

extension Span {
    init(months: Int = 0, days: Int = 0, seconds: Int = 0) {
        guard let nothing = try? Span(parsing: "0d") else { preconditionFailure("0d is a span") }
        self = nothing
        (self.months, self.days, self.seconds) = (months, days, seconds)
    }
}

func day(_ text: String) -> CivilDate {
    guard let date = CivilDate(text) else { preconditionFailure("\(text) is no day") }
    return date
}

func time(_ text: String) -> ClockTime {
    guard let time = ClockTime(text) else { preconditionFailure("\(text) is no time of day") }
    return time
}

func cadence(_ text: String) -> Cadence {
    guard let cadence = try? Cadence(parsing: text) else { preconditionFailure("\(text) is no cadence") }
    return cadence
}

func annual(_ year: Int?, _ month: Int, _ day: Int) -> AnnualDay {
    guard let annual = AnnualDay(year: year, month: month, day: day) else { preconditionFailure("no year has such a day") }
    return annual
}

extension Contact {
    /// A contact whose UID is the name in small letters.
    init(_ name: String, groups: [String] = [], birthday: AnnualDay? = nil, anniversary: AnnualDay? = nil) {
        self.init(id: ContactID(rawValue: name.lowercased()), name: name, groups: groups, birthday: birthday, anniversary: anniversary)
    }
}

extension Reminder {
    /// The day it is due and whose it is, for reading tables.
    var line: String { "\(due) \(id.key.kind.rawValue) \(id.contact)" }
}
