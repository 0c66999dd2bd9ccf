import KeepInTouch

/// A DATE or DATE-TIME as written (RFC 5545, sections 3.3.4 and 3.3.5): the same hour is another instant in each of its forms.
package struct CalendarTime: Hashable, Sendable {
    /// What a time refers to.
    package enum Form: Hashable, Sendable {
        /// A whole day, in no zone.
        case day
        /// The time on the reader's own clock, wherever the reader is.
        case floating
        /// Coordinated Universal Time.
        case utc
        /// The time in the zone that the TZID names, as written.
        case zoned(String)
    }

    /// The day, and the time of day; midnight for a whole day.
    package let moment: CivilMoment
    /// What it refers to.
    package let form: Form

    /// A time in this form.
    package init(_ moment: CivilMoment, _ form: Form) {
        self.moment = moment
        self.form = form
    }

    /// The longest TZID that is accepted, in bytes.
    static let maximumZoneBytes = 255

    /// Reads `20250107`, `20250107T180000` and `20250107T180000Z`; nil for anything else and for days that no calendar has. `zone` is the
    /// parameter TZID, which UTC and whole days ignore. A leap second is the second before it.
    package init?(_ text: some StringProtocol, zone: String?) {
        let bytes = Array(text.utf8.prefix(17))
        guard [8, 15, 16].contains(bytes.count), let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[4..<6]),
            let day = Self.number(bytes[6..<8]), let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        guard bytes.count > 8 else {
            self.init(CivilMoment(date), .day)
            return
        }
        guard bytes[8] | 0x20 == UInt8(ascii: "t"), let hour = Self.number(bytes[9..<11]), let minute = Self.number(bytes[11..<13]),
            let second = Self.number(bytes[13..<15]), hour < 24, minute < 60, second <= 60,
            bytes.count == 15 || bytes[15] | 0x20 == UInt8(ascii: "z")
        else { return nil }
        let moment = CivilMoment(date, ClockTime(secondOfDay: hour * 3600 + minute * 60 + min(second, 59)))
        if bytes.count == 16 {
            self.init(moment, .utc)
        } else if let zone, !zone.isEmpty {
            guard zone.utf8.count <= Self.maximumZoneBytes else { return nil }
            self.init(moment, .zoned(zone))
        } else {
            self.init(moment, .floating)
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard digit &- 48 < 10 else { return nil }
            number = number * 10 + Int(digit - 48)
        }
        return number
    }

    /// The instant that it means. A whole day is its first moment in the reader's zone, `local`.
    ///
    /// Throws when nobody knows its zone.
    package func instant(local: Zone, zones: (String) -> Zone?) throws(Unsupported) -> Instant {
        let zone = try zone(local: local, zones: zones)
        return zone.instant(of: moment.date, at: moment.time)
    }

    /// The zone whose clocks show it. Throws when nobody knows it.
    func zone(local: Zone, zones: (String) -> Zone?) throws(Unsupported) -> Zone {
        switch form {
        case .day, .floating: return local
        case .utc: return .utc
        case .zoned(let name):
            guard let zone = zones(name) else { throw .unknownZone(name) }
            return zone
        }
    }
}

extension CalendarTime: CustomStringConvertible {
    /// As iCalendar writes it, without the TZID: `20250107T180000`.
    package var description: String {
        let (date, time) = (moment.date.description.filter { $0 != "-" }, moment.time.secondOfDay)
        let parts = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        switch form {
        case .day: return date
        case .floating, .zoned: return "\(date)T\(parts.joined())"
        case .utc: return "\(date)T\(parts.joined())Z"
        }
    }
}
