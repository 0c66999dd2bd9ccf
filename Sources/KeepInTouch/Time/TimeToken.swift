/// A piece of a typed time: a word that means something, or digits and what is between them.
struct TimeToken: Hashable {
    enum Meaning: Hashable {
        case word(TimeWord)
        /// A number, and with how many digits it was typed.
        case number(Int, digits: Int)
        /// `3.` or `3rd`.
        case ordinal(Int)
        /// `9:30`.
        case clock(ClockTime)
        /// `2026-12-01`, `1.12.2026`, `1.12.`; a year of two digits is below 100.
        case date(year: Int?, month: Int, day: Int)
        /// `1.12`: a date, a time of day before "Uhr", or a number before a unit.
        case dotted(Int, Int)
        /// `12/5`, `12/5/2026`, `12-5-2026`, where nothing says which is the month.
        case slashed(Int, Int, year: Int?)
        case unknown
    }

    let meaning: Meaning
    /// The text as it was typed.
    let typed: String
}
