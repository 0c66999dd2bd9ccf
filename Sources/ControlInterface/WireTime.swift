import KeepInTouch

extension Instant {
    /// RFC 3339, in the zone's local time: `2026-12-01T09:00:00+01:00`.
    package func rfc3339(in zone: Zone) -> String {
        let (date, time) = zone.moment(at: self)
        let offset = zone.secondsFromUTC(at: self)
        let minutes = abs(offset) / 60
        let clock = [time.secondOfDay / 3600, time.secondOfDay / 60 % 60, time.secondOfDay % 60].map(twoDigits).joined(separator: ":")
        return "\(date)T\(clock)" + (offset < 0 ? "-" : "+") + "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// Reads RFC 3339 (fractions of a second are dropped), or a day: that is its noon for what happened, so that no journey
    /// moves it to another day, and its start for what is to come.
    package init?(wire text: String, _ direction: TimeExpression.Direction, now: Instant, in zone: Zone) {
        if let date = CivilDate(text) {
            let noon = zone.instant(of: date, at: ClockTime(secondOfDay: 43_200))
            self = direction == .future ? zone.instant(of: date) : date == zone.date(at: now) ? min(now, noon) : noon
            return
        }
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == "t" || $0 == " " })
        guard parts.count == 2, let date = CivilDate(String(parts[0])), let sign = parts[1].firstIndex(where: { "+-Zz".contains($0) })
        else {
            return nil
        }
        let whole = parts[1][..<sign].split(separator: ".", maxSplits: 1)
        guard let clock = whole.first, let time = ClockTime(clock) else { return nil }
        var offset = 0
        if parts[1][sign] == "+" || parts[1][sign] == "-" {
            guard let ahead = ClockTime(parts[1][parts[1].index(after: sign)...]) else { return nil }
            offset = parts[1][sign] == "-" ? -ahead.secondOfDay : ahead.secondOfDay
        } else if parts[1].index(after: sign) != parts[1].endIndex {
            return nil
        }
        self = Zone.utc.instant(of: date, at: time).adding(seconds: -offset)
    }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
