/// A kind of text that pages print and people type back: how it is found in a page, in English and in German.
enum PrintedKind: String, CaseIterable {
    case date, shortDate, isoDate, distance, weekday, dayWord, cadence, span

    /// Whether it can only be a day to come.
    var isAhead: Bool { self == .weekday }

    /// All texts of this kind in a page.
    func texts(in page: String) throws -> Set<String> {
        let regex = try Regex(pattern).wordBoundaryKind(.simple)
        return Set(page.matches(of: regex).map { String(page[$0.range]) })
    }

    private static let months =
        "(?:January|February|March|April|May|June|July|August|September|October|November|December"
        + "|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)"
    private static let shortMonths = "(?:Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)"
    private static let weekdays =
        "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)"
    private static let shortWeekdays = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So)"
    private static let units = "(?:days?|weeks?|months?|years?|Tag(?:en?)?|Wochen?|Monat(?:en?)?|Jahr(?:en?)?)"
    private static let time = "(?:,? \\d\\d:\\d\\d\\b)?"

    private var pattern: String {
        switch self {
        case .date: "\\b\\d{1,2}\\.? \(Self.months) \\d{4}\(Self.time)"
        case .shortDate: "\\b\(Self.shortWeekdays)\\.? \\d{1,2}\\.? \(Self.shortMonths)\\b\\.?(?: \\d{4}\\b)?\(Self.time)"
        case .isoDate: "\\b\\d{4}-\\d\\d-\\d\\d\\b\(Self.time)"
        case .distance: "\\bin \\d+ \(Self.units)\\b|\\b\\d+ \(Self.units) ago\\b|\\bvor \\d+ \(Self.units)\\b"
        case .weekday: "\\b(?:on|am) \(Self.weekdays)\\b(?!,)"
        case .dayWord: "\\b(?:today|tomorrow|yesterday|heute|morgen|gestern)\\b"
        case .cadence: "\\b(?:every|alle|jede[nrs]?|Abstand) (?:\\d+ )?\(Self.units)\\b(?: (?:and|und) \\d+ \(Self.units)\\b)*"
        case .span: "\\b\\d+ \(Self.units)\\b"
        }
    }
}
