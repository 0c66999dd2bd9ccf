/// Times of day.
extension TimeReader {
    mutating func takeClock() throws(TimeError) -> Bool {
        let start = reader.index
        let isGerman = reader.word() == .um
        let isAfterWord = isGerman || reader.word() == .at
        if isAfterWord { reader.index += 1 }
        guard var clock = takeHour(isAfterWord: isAfterWord) ?? takeFraction() else {
            reader.index = start
            return false
        }
        try takeHalfDay(&clock, isGerman: isGerman)
        try set(\.clock, clock)
        return true
    }

    /// `9:30`, `5pm`, `9 Uhr 30`, `um 9.30`, `at 9`.
    private mutating func takeHour(isAfterWord: Bool) -> SaidTime.Clock? {
        let following = reader.word(after: 1)
        switch reader.next?.meaning {
        case .clock(let time)?:
            reader.index += 1
            _ = reader.take(.uhr)
            return SaidTime.Clock(time: time)
        case .dotted(let hour, let minute)? where isAfterWord || following == .uhr || following == .pm:
            guard let time = Self.time(hour, minute) else { return nil }
            reader.index += 1
            _ = reader.take(.uhr)
            return SaidTime.Clock(time: time)
        case .number(let hour, _)?, .word(.number(let hour))?:
            if case .number(let minutes, _)? = reader.next?.meaning, let time = takeMinutes(minutes) { return time }
            guard let time = Self.time(hour, 0) else { return nil }
            switch following {
            case .uhr?:
                reader.index += 2
                guard case .number(let minute, _)? = reader.next?.meaning, !isUnitOrMonth(after: 1),
                    let exact = Self.time(hour, minute)
                else { return SaidTime.Clock(time: time) }
                reader.index += 1
                return SaidTime.Clock(time: exact)
            case .oclock?:
                reader.index += 2
                return SaidTime.Clock(time: time, isSpoken: true)
            case .pm?, .am?, .amOrOn?:
                guard isAfterWord || hour <= 12 else { return nil }
                reader.index += 1
                return SaidTime.Clock(time: time, isSpoken: true)
            case .month?, .unit?: return nil
            default:
                guard isAfterWord || isPart(after: 1) else { return nil }
                reader.index += 1
                return SaidTime.Clock(time: time, isSpoken: true)
            }
        default: return nil
        }
    }

    /// `10 past 5`, `10 vor 5`.
    private mutating func takeMinutes(_ minutes: Int) -> SaidTime.Clock? {
        guard let sign = Self.sign(reader.word(after: 1)), case .number(let hour, _)? = reader.token(after: 2)?.meaning,
            1...59 ~= minutes, 1...24 ~= hour, !isUnitOrMonth(after: 3)
        else { return nil }
        reader.index += 3
        return SaidTime.Clock(time: ClockTime(secondOfDay: hour * 3600 + sign * minutes * 60), isSpoken: true)
    }

    /// `half past 8`, `halb 9`, `quarter to 9`, `viertel nach 8`.
    private mutating func takeFraction() -> SaidTime.Clock? {
        let start = reader.index
        var minutes = 0
        if reader.take(.halfPast) {
            minutes = 30
        } else if reader.take(.halfTo) {
            minutes = -30
        } else if reader.take(.quarter), let sign = Self.sign(reader.word()) {
            reader.index += 1
            minutes = sign * 15
        }
        guard minutes != 0, let hour = reader.takeNumber(), 1...24 ~= hour else {
            reader.index = start
            return nil
        }
        return SaidTime.Clock(time: ClockTime(secondOfDay: hour * 3600 + minutes * 60), isSpoken: true)
    }

    private static func sign(_ word: TimeWord?) -> Int? {
        switch word {
        case .past?: 1
        case .to?, .ago?: -1
        default: nil
        }
    }

    private func isUnitOrMonth(after count: Int) -> Bool {
        switch reader.word(after: count) {
        case .unit?, .month?: true
        default: false
        }
    }

    /// Whether a part of the day follows: "8 in the evening".
    private func isPart(after count: Int) -> Bool {
        var place = count
        while reader.word(after: place) == .filler || reader.word(after: place) == .ahead { place += 1 }
        if case .part? = reader.word(after: place) { return true }
        return false
    }

    private mutating func takeHalfDay(_ clock: inout SaidTime.Clock, isGerman: Bool) throws(TimeError) {
        let hour = clock.time.secondOfDay / 3600
        let isOfTwelve = 1...12 ~= hour
        var isAfternoon: Bool
        switch reader.word() {
        case .pm?: isAfternoon = true
        // German "um 5 am Freitag", "12:00 am Freitag"; English "12:00 am friday".
        case .amOrOn? where !isGerman && isOfTwelve && !isGermanAfter: isAfternoon = false
        default: return
        }
        guard isOfTwelve else { throw unreadable() }
        reader.index += 1
        let shift = isAfternoon ? (hour == 12 ? 0 : 12) : (hour == 12 ? -12 : 0)
        clock = SaidTime.Clock(time: ClockTime(secondOfDay: clock.time.secondOfDay + shift * 3600), isHalfDayKnown: true)
    }

    private var isGermanAfter: Bool { reader.token(after: 1).map { TimeVocabulary.isGerman(TimeVocabulary.key($0.typed)) } ?? false }

    private static func time(_ hour: Int, _ minute: Int) -> ClockTime? {
        guard 0...23 ~= hour && 0...59 ~= minute || hour == 24 && minute == 0 else { return nil }
        return ClockTime(secondOfDay: hour * 3600 + minute * 60)
    }
}
