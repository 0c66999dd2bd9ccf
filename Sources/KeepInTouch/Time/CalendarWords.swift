import Phrases

extension CivilDate {
    /// `4 January 2027`.
    var inWords: Phrase { Phrase("\(components.day) \(Self.monthName(components.month)) \(year)", context: "date") }

    /// A month's name, in full.
    static func monthName(_ month: Int) -> Phrase {
        switch month {
        case 1: Phrase("January")
        case 2: Phrase("February")
        case 3: Phrase("March")
        case 4: Phrase("April")
        case 5: Phrase("May", context: "whole")
        case 6: Phrase("June")
        case 7: Phrase("July")
        case 8: Phrase("August")
        case 9: Phrase("September")
        case 10: Phrase("October")
        case 11: Phrase("November")
        default: Phrase("December")
        }
    }
}
