import Testing

@testable import KeepInTouch

struct TimeExpressionTests {
    /// Monday, a quarter past ten.
    static let now = "2026-11-23 10:15"

    /// What is typed, and what it means for what happened and for what is to come.
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String, past: String, future: String
        var testDescription: String { text }

        init(_ text: String, past: String, future: String) { (self.text, self.past, self.future) = (text, past, future) }
        init(_ text: String, _ either: String) { (self.text, past, future) = (text, either, either) }
    }

    static let days = [
        Row("now", "2026-11-23 10:15"), Row("jetzt", "2026-11-23 10:15"),
        Row("today", "2026-11-23"), Row("yesterday", "2026-11-22"), Row("tomorrow", "2026-11-24"),
        Row("day after tomorrow", "2026-11-25"), Row("the day after tomorrow", "2026-11-25"), Row("day before yesterday", "2026-11-21"),
        Row("heute", "2026-11-23"), Row("gestern", "2026-11-22"), Row("morgen", "2026-11-24"), Row("übermorgen", "2026-11-25"),
        Row("uebermorgen", "2026-11-25"), Row("UBERMORGEN", "2026-11-25"), Row("vorgestern", "2026-11-21"),

        Row("friday", past: "2026-11-20", future: "2026-11-27"), Row("FRI", past: "2026-11-20", future: "2026-11-27"),
        Row("on Friday", past: "2026-11-20", future: "2026-11-27"), Row("am Freitag", past: "2026-11-20", future: "2026-11-27"),
        Row("Fr.", past: "2026-11-20", future: "2026-11-27"), Row("monday", past: "2026-11-16", future: "2026-11-30"),
        Row("Sonnabend", past: "2026-11-21", future: "2026-11-28"),
        Row("next monday", "2026-11-30"), Row("last monday", "2026-11-16"), Row("next tuesday", "2026-11-24"),
        Row("last sunday", "2026-11-22"), Row("nächsten Montag", "2026-11-30"), Row("naechsten Freitag", "2026-11-27"),
        Row("letzten Dienstag", "2026-11-17"), Row("vergangenen Freitag", "2026-11-20"), Row("kommenden Freitag", "2026-11-27"),
        Row("this friday", past: "2026-11-20", future: "2026-11-27"), Row("this monday", "2026-11-23"),
        Row("monday after next", "2026-12-07"), Row("übernächsten Montag", "2026-12-07"), Row("friday before last", "2026-11-13"),
        Row("tuesday last week", "2026-11-17"), Row("friday next week", "2026-12-04"), Row("next week friday", "2026-12-04"),
        Row("Freitag nächster Woche", "2026-12-04"), Row("nächste Woche Freitag", "2026-12-04"), Row("Mittwoch dieser Woche", "2026-11-25"),
        Row("weekend", past: "2026-11-21", future: "2026-11-28"), Row("next weekend", "2026-11-28"), Row("last weekend", "2026-11-21"),
        Row("this weekend", past: "2026-11-21", future: "2026-11-28"), Row("am Wochenende", past: "2026-11-21", future: "2026-11-28"),

        Row("next week", "2026-11-30"), Row("last week", "2026-11-16"), Row("next month", "2026-12-23"), Row("last month", "2026-10-23"),
        Row("next year", "2027-11-23"), Row("nächste Woche", "2026-11-30"), Row("letzten Monat", "2026-10-23"),
        Row("nächstes Jahr", "2027-11-23"), Row("the week after next", "2026-12-07"), Row("übernächste Woche", "2026-12-07"),
        Row("vorletzte Woche", "2026-11-09"),
        Row("end of month", past: "2026-10-31", future: "2026-11-30"), Row("end of the month", past: "2026-10-31", future: "2026-11-30"),
        Row("Monatsende", past: "2026-10-31", future: "2026-11-30"), Row("Ende des Monats", past: "2026-10-31", future: "2026-11-30"),
        Row("end of next month", "2026-12-31"), Row("Ende nächsten Monats", "2026-12-31"),
        Row("eom", past: "2026-10-31", future: "2026-11-30"),
        Row("end of this week", "2026-11-29"), Row("beginning of next month", "2026-12-01"), Row("Anfang nächster Woche", "2026-11-30"),
        Row("Jahresende", past: "2025-12-31", future: "2026-12-31"), Row("end of december", past: "2025-12-31", future: "2026-12-31"),
        Row("Mitte Dezember", past: "2025-12-15", future: "2026-12-15"), Row("end of february 2028", "2028-02-29"),
        Row("christmas", past: "2025-12-25", future: "2026-12-25"), Row("an Weihnachten", past: "2025-12-25", future: "2026-12-25"),
        Row("new year's eve", past: "2025-12-31", future: "2026-12-31"), Row("Neujahr", past: "2026-01-01", future: "2027-01-01"),
    ]

    static let spans = [
        Row("3d", past: "2026-11-20", future: "2026-11-26"), Row("in 3d", "2026-11-26"), Row("3d ago", "2026-11-20"),
        Row("+3d", "2026-11-26"), Row("3 Days ago", "2026-11-20"), Row("2 weeks ago", "2026-11-09"), Row("two weeks ago", "2026-11-09"),
        Row("a week ago", "2026-11-16"), Row("in a week", "2026-11-30"), Row("in a fortnight", "2026-12-07"),
        Row("a couple of days ago", "2026-11-21"), Row("3 weeks from now", "2026-12-14"), Row("in 1 year and 2 months", "2028-01-23"),
        Row("vor 2 Wochen", "2026-11-09"), Row("vor zwei Wochen", "2026-11-09"), Row("in einer Woche", "2026-11-30"),
        Row("in 3 Tagen", "2026-11-26"), Row("vor einem Monat", "2026-10-23"), Row("in 1 Jahr", "2027-11-23"),
        Row("3 months", past: "2026-08-23", future: "2027-02-23"), Row("half a year ago", "2026-05-23"),
        Row("vor einem halben Jahr", "2026-05-23"), Row("vor 14 Tagen", "2026-11-09"),
        Row("a week ago today", "2026-11-16"), Row("heute in 2 Wochen", "2026-12-07"), Row("tomorrow in a week", "2026-12-01"),
        Row("sunday in a week", "2026-12-06"), Row("sunday a week ago", "2026-11-15"), Row("Samstag vor einer Woche", "2026-11-14"),
        Row("Montag in einer Woche", "2026-11-30"),
        Row("friday in 2 weeks", "2026-12-11"), Row("Freitag in einer Woche", "2026-12-04"), Row("friday 2 weeks ago", "2026-11-06"),
        Row("in 3d 9:00", "2026-11-26 09:00"), Row("in 2 weeks at 18:00", "2026-12-07 18:00"), Row("2 weeks ago 8:00", "2026-11-09 08:00"),
        Row("vor 2 Wochen um 18 Uhr", "2026-11-09 18:00"),
        Row("a few days ago", "2026-11-20"), Row("vor ein paar Tagen", "2026-11-20"), Row("in einigen Wochen", "2026-12-14"),
        Row("in 1h 30min", "2026-11-23 11:45"), Row("2h", past: "2026-11-23 08:15", future: "2026-11-23 12:15"),
        Row("half an hour ago", "2026-11-23 09:45"), Row("an hour ago", "2026-11-23 09:15"),
        Row("vor einer halben Stunde", "2026-11-23 09:45"),
        Row("an hour and a half ago", "2026-11-23 08:45"), Row("in anderthalb Stunden", "2026-11-23 11:45"),
        Row("1.5 hours ago", "2026-11-23 08:45"), Row("vor 20 Minuten", "2026-11-23 09:55"), Row("vor zwei Std.", "2026-11-23 08:15"),
        Row("in a quarter of an hour", "2026-11-23 10:30"), Row("in einer Dreiviertelstunde", "2026-11-23 11:00"),
        Row("in half a day", "2026-11-23 22:15"),
    ]

    static let dates = [
        Row("2026-12-01", "2026-12-01"), Row("2026-12-01 08:30", "2026-12-01 08:30"), Row("2026-12-01T08:30", "2026-12-01 08:30"),
        Row("2026-12-01t08:30:15", "2026-12-01 08:30:15"), Row("2026/12/1", "2026-12-01"),
        Row("1 December 2026", "2026-12-01"), Row("1. Dezember 2026", "2026-12-01"), Row("December 1, 2026", "2026-12-01"),
        Row("1.12.2026", "2026-12-01"), Row("01.12.26", "2026-12-01"), Row("1.12.2026 9:00", "2026-12-01 09:00"),
        Row("1. 12. 2026", "2026-12-01"), Row("1. 12.", past: "2025-12-01", future: "2026-12-01"), Row("1. 12. 26", "2026-12-01"),
        Row("1.12.", past: "2025-12-01", future: "2026-12-01"), Row("1.12", past: "2025-12-01", future: "2026-12-01"),
        Row("1 dec", past: "2025-12-01", future: "2026-12-01"), Row("dec 3", past: "2025-12-03", future: "2026-12-03"),
        Row("December 3rd", past: "2025-12-03", future: "2026-12-03"), Row("the 3rd of december", past: "2025-12-03", future: "2026-12-03"),
        Row("3. Dez.", past: "2025-12-03", future: "2026-12-03"), Row("3 Nov", past: "2026-11-03", future: "2027-11-03"),
        Row("23 November", "2026-11-23"), Row("3 März 2027", "2027-03-03"), Row("3. Maerz 2027", "2027-03-03"),
        Row("Fri 4 Dec", past: "2026-12-04", future: "2026-12-04"), Row("Fr., 4. Dez.", "2026-12-04"), Row("Tue 3 Mar", "2026-03-03"),
        Row("Freitag, den 4.12.2026", "2026-12-04"), Row("Mon 4 Jan 2027", "2027-01-04"), Row("4 January 2027 (in 6 weeks)", "2027-01-04"),
        Row("4. Januar 2027 (in 6 Wochen)", "2027-01-04"), Row("until Thu 26 Nov 09:00", "2026-11-26 09:00"),
        Row("bis 26. November 2026, 09:00", "2026-11-26 09:00"), Row("since Fri 20 Nov", "2026-11-20"),
        Row("13/5", past: "2026-05-13", future: "2027-05-13"), Row("5/13", past: "2026-05-13", future: "2027-05-13"),
        Row("6/6/2026", "2026-06-06"), Row("31-12-2026", "2026-12-31"),
        Row("3rd", past: "2026-11-03", future: "2026-12-03"), Row("am 3.", past: "2026-11-03", future: "2026-12-03"),
        Row("the 31st", past: "2026-10-31", future: "2026-12-31"), Row("march 2019", "2019-03-01"),
        Row("december", past: "2025-12-01", future: "2026-12-01"), Row("im Dezember", past: "2025-12-01", future: "2026-12-01"),
        Row("29 feb", past: "2024-02-29", future: "2028-02-29"), Row("1.5.98", past: "1998-05-01", future: "2098-05-01"),
    ]

    static let times = [
        Row("9:00", past: "2026-11-23 09:00", future: "2026-11-24 09:00"),
        Row("at 18:00", past: "2026-11-22 18:00", future: "2026-11-23 18:00"),
        Row("10:15", past: "2026-11-23 10:15", future: "2026-11-24 10:15"),
        Row("24:00", past: "2026-11-22 24:00", future: "2026-11-23 24:00"),
        Row("tomorrow 9:00", "2026-11-24 09:00"), Row("Tomorrow at 9:00", "2026-11-24 09:00"), Row("  today   18:30 ", "2026-11-23 18:30"),
        Row("today 24:00", "2026-11-23 24:00"), Row("9:00 tomorrow", "2026-11-24 09:00"), Row("last year 08:00", "2025-11-23 08:00"),
        Row("on friday 17:00", past: "2026-11-20 17:00", future: "2026-11-27 17:00"),
        Row("monday 9:00", past: "2026-11-23 09:00", future: "2026-11-30 09:00"),
        Row("monday 17:00", past: "2026-11-16 17:00", future: "2026-11-23 17:00"),
        Row("5pm", past: "2026-11-22 17:00", future: "2026-11-23 17:00"), Row("tomorrow 5 pm", "2026-11-24 17:00"),
        Row("5:30 p.m. yesterday", "2026-11-22 17:30"), Row("12am tomorrow", "2026-11-24 00:00"), Row("tomorrow 12pm", "2026-11-24 12:00"),
        Row("9 am tomorrow", "2026-11-24 09:00"), Row("5 am friday", past: "2026-11-20 05:00", future: "2026-11-27 05:00"),
        Row("dec 3 5pm", past: "2025-12-03 17:00", future: "2026-12-03 17:00"),
        Row("3 dec 10 am", past: "2025-12-03 10:00", future: "2026-12-03 10:00"),
        Row("Freitagabend", past: "2026-11-20 19:00", future: "2026-11-27 19:00"),
        Row("morgen 9 Uhr", "2026-11-24 09:00"), Row("morgen um 9", "2026-11-24 09:00"), Row("um 9 Uhr 30 morgen", "2026-11-24 09:30"),
        Row("gestern 18.30 Uhr", "2026-11-22 18:30"), Row("morgen um 9.30", "2026-11-24 09:30"), Row("tomorrow at 5", "2026-11-24 17:00"),
        Row("um 5 am Freitag", past: "2026-11-20 17:00", future: "2026-11-27 17:00"),
        Row("12:00 am Freitag", past: "2026-11-20 12:00", future: "2026-11-27 12:00"),
        Row("12:00 am friday", past: "2026-11-20 00:00", future: "2026-11-27 00:00"),
        Row("morgen 5 Uhr", "2026-11-24 05:00"), Row("tomorrow 5 o'clock", "2026-11-24 17:00"),
        Row("tomorrow half past 8", "2026-11-24 08:30"), Row("morgen um halb 9", "2026-11-24 08:30"),
        Row("morgen viertel nach 8", "2026-11-24 08:15"), Row("yesterday at quarter to 9", "2026-11-22 08:45"),
        Row("morgen 10 vor 9", "2026-11-24 08:50"),
    ]

    static let partsOfTheDay = [
        Row("noon", past: "2026-11-22 12:00", future: "2026-11-23 12:00"), Row("yesterday noon", "2026-11-22 12:00"),
        Row("midnight", past: "2026-11-23 00:00", future: "2026-11-23 24:00"), Row("tonight", "2026-11-23 19:00"),
        Row("tomorrow evening", "2026-11-24 19:00"), Row("yesterday evening", "2026-11-22 19:00"), Row("last night", "2026-11-22 22:00"),
        Row("monday morning", past: "2026-11-23 09:00", future: "2026-11-30 09:00"),
        Row("friday evening", past: "2026-11-20 19:00", future: "2026-11-27 19:00"),
        Row("this morning", past: "2026-11-23 09:00", future: "2026-11-23 12:00"), Row("this afternoon", "2026-11-23 15:00"),
        Row("in the evening", past: "2026-11-22 19:00", future: "2026-11-23 19:00"),
        Row("tomorrow evening at 8", "2026-11-24 20:00"), Row("8 in the evening yesterday", "2026-11-22 20:00"),
        Row("heute Abend", "2026-11-23 19:00"), Row("morgen früh", "2026-11-24 09:00"), Row("morgen Abend", "2026-11-24 19:00"),
        Row("gestern Mittag", "2026-11-22 12:00"), Row("gestern morgen", "2026-11-22 09:00"),
        Row("am Freitag morgen", past: "2026-11-20 09:00", future: "2026-11-27 09:00"),
        Row("morgen 7 Uhr abends", "2026-11-24 19:00"), Row("heute Nacht", past: "2026-11-22 22:00", future: "2026-11-23 22:00"),
        Row("um Mitternacht", past: "2026-11-23 00:00", future: "2026-11-23 24:00"),
    ]

    @Test(arguments: [days, spans, dates, times, partsOfTheDay].joined()) func `a time is read as people type it`(row: Row) throws {
        #expect(try Self.read(row.text, .past) == row.past)
        #expect(try Self.read(row.text, .future) == row.future)
    }

    @Test(arguments: [
        ("friday 17:00", "2026-11-27 17:00", "2026-12-04 17:00"), ("friday 19:00", "2026-11-20 19:00", "2026-11-27 19:00"),
        ("friday", "2026-11-20", "2026-12-04"), ("this friday", "2026-11-27", "2026-11-27"),
        ("17:00", "2026-11-27 17:00", "2026-11-28 17:00"), ("at 5", "2026-11-27 17:00", "2026-11-28 17:00"),
        ("friday evening", "2026-11-27 18:30", "2026-11-27 19:00"), ("tonight", "2026-11-27 18:30", "2026-11-27 19:00"),
        ("this evening", "2026-11-27 18:30", "2026-11-27 19:00"), ("december 3", "2025-12-03", "2026-12-03"),
        ("weekend", "2026-11-21", "2026-11-28"),
    ]) func `on a Friday evening, what was is behind and what will be is ahead`(text: String, past: String, future: String) throws {
        #expect(try Self.read(text, .past, now: "2026-11-27 18:30") == past)
        #expect(try Self.read(text, .future, now: "2026-11-27 18:30") == future)
    }

    @Test(arguments: [
        ("", ""), ("soon", "soon"), ("next", "next"), ("in", "in"), ("ago", "ago"), ("at", "at"),
        ("42", "42"), ("next 2026-12-01", "next"), ("tomorrow 25:00", "25:00"), ("2026-12-01T", "T"),
        ("2026-12-01T08:30Z", "Z"), ("now 9:00", "now 9:00"), ("next next monday", "next"), ("monday friday", "friday"),
        ("tomorrow today", "today"), ("9:00 10:00", "10:00"), ("friday at", "at"), ("tomorrow 13 pm", "13"),
        ("this week", "this week"), ("every friday", "every"), ("half a week ago", "half"),
    ]) func `what is not understood is named, with two examples of what is`(text: String, word: String) {
        let directions: [(TimeExpression.Direction, String)] = [
            (.past, "\"yesterday 18:00\" or \"2 weeks ago\""), (.future, "\"tomorrow 9:00\" or \"in 2 weeks\""),
        ]
        for (direction, examples) in directions {
            let error = #expect(throws: TimeError.self) { try Self.read(text, direction) }
            let expected =
                word == text
                ? "can't read \"\(text)\" as a time; try \(examples)" : "can't read \"\(word)\" in the time \"\(text)\"; try \(examples)"
            #expect(error?.description == expected)
        }
    }

    @Test(arguments: [
        ("3m", "\"3m\" could be minutes or months: write 3min or 3 months"),
        ("3 moons ago", "unknown unit \"moons\": minutes, hours, days, weeks, months and years are known"),
        ("in 2h 9:00", "a time of day goes with days, not with hours and minutes: \"in 2h 9:00\""),
        (String(repeating: "x", count: 101), "a time is at most 100 characters long"),
        ("12/05/2026", "\"12/05/2026\" could be 12 May 2026 or 5 December 2026: write the month's name"),
        ("3/12", "\"3/12\" could be 3 December 2026 or 12 March 2027: write the month's name"),
        ("31 June", "June has only 30 days: \"31 June\""), ("2026-02-30", "February 2026 has only 28 days: \"2026-02-30\""),
        ("29.2.2027", "February 2027 has only 28 days: \"29.2.2027\""), ("30 feb", "February has only 29 days: \"30 feb\""),
        ("Mon 4 Dec 2026", "4 December 2026 is another day of the week than in \"Mon 4 Dec 2026\""),
    ]) func `what can't be meant is refused with the reason`(text: String, message: String) {
        let error = #expect(throws: TimeError.self) { try Self.read(text, .future) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        (Zone.berlin, "2026-03-28 02:30", "24h", "2026-03-29 03:30"), (.berlin, "2026-10-24 12:00", "24h", "2026-10-25 11:00"),
        (.apia, "2011-12-29 12:00", "in 24h", "2011-12-31 12:00"), (.newYork, "2028-02-28 09:00", "tomorrow", "2028-02-29"),
        (.utc, "2026-12-31 09:00", "tomorrow", "2027-01-01"), (.utc, "2026-01-31 09:00", "next month", "2026-02-28"),
        (.utc, "2026-01-31 09:00", "end of next month", "2026-02-28"), (.utc, "2026-11-30 09:00", "end of month", "2026-11-30"),
    ]) func `it is relative to the local day and time`(zone: Zone, now: String, text: String, expected: String) throws {
        #expect(try Self.read(text, .future, now: now, zone) == expected)
    }

    @Test(arguments: ["3d", "in 2 weeks", "vor 2 Stunden"]) func `a length of time is known as one`(text: String) throws {
        #expect(try TimeExpression(parsing: text, .future, now: Zone.berlin.at(Self.now), in: .berlin).isSpan)
    }

    @Test(arguments: ["tomorrow", "friday 17:00", "1.12.2026", "next week"]) func `a day or a time of day is none`(text: String) throws {
        #expect(try !TimeExpression(parsing: text, .future, now: Zone.berlin.at(Self.now), in: .berlin).isSpan)
    }

    private static func read(_ text: String, _ direction: TimeExpression.Direction, now: String = now, _ zone: Zone = .berlin)
        throws(TimeError) -> String
    {
        let expression = try TimeExpression(parsing: text, direction, now: zone.at(now), in: zone)
        return expression.date.description + (expression.time.map { " \($0)" } ?? "")
    }
}

struct TypedBirthdayTests {
    @Test(arguments: [
        ("1815-12-10", "1815-12-10"), ("--12-10", "--12-10"), ("10 December 1815", "1815-12-10"), ("10. Dezember 1815", "1815-12-10"),
        ("10 December", "--12-10"), ("10. Dezember", "--12-10"), ("10.12.1815", "1815-12-10"), ("10.12.", "--12-10"), ("Dec 10", "--12-10"),
        ("29 February", "--02-29"),
    ]) func `a birthday is read as people type it, with or without its year`(text: String, day: String) {
        #expect(AnnualDay(typed: text)?.description == day)
    }

    @Test(arguments: [
        "", "10/12", "10/12/1815", "friday", "tomorrow", "10 December 9:00", "31 June", "10.12.15", "10th", "10 December friday",
    ])
    func `what is no day of the year, or ambiguous, is no birthday`(text: String) {
        #expect(AnnualDay(typed: text) == nil)
    }
}

struct TimeVocabularyTests {
    @Test func `no word has two meanings, though each language has its own table`() {
        var seen: [String: [TimeWord]] = [:]
        for row in TimeVocabulary.english + TimeVocabulary.german {
            for key in Set(row.typed.flatMap(TimeVocabulary.keys)) {
                #expect(seen[key].map { $0 == row.meanings } ?? true, "\"\(key)\" has two meanings")
                seen[key] = row.meanings
            }
        }
    }

    @Test func `no text is longer than the words that are looked at together`() {
        for text in (TimeVocabulary.english + TimeVocabulary.german).flatMap(\.typed) {
            #expect(text.split(separator: " ").count <= TimeVocabulary.longest, "\(text)")
        }
    }
}
