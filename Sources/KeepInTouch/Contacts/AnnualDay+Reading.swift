extension AnnualDay {
    /// Reads a birthday as people type it: `1815-12-10`, `--12-10`, `10 December 1815`, `10. Dezember`. Nil if it is none, or if nothing
    /// says which number is the month.
    package init?(typed text: String) {
        if let day = AnnualDay(text) {
            self = day
            return
        }
        guard text.utf8.count <= TimeExpression.maximumBytes, let said = try? TimeReader.read(text, .past),
            case .date(let year, let month?, let day)? = said.day, said == SaidTime(day: said.day), year.map({ $0 > 99 }) ?? true
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
