import Testing

@testable import KeepInTouch

/// Telephone numbers as people, telephones and countries write them. The pairs are what libphonenumber takes for the same number.
struct PhoneNumberTests {
    @Test(arguments: [
        ("+20 100 123 4567", "٠١٠٠١٢٣٤٥٦٧"), ("+55 11 91234-5678", "(11) 91234-5678"), ("+44 20 7946 0958 x12", "020 7946 0958"),
        ("011 49 30 1234567", "+49 30 1234567"), ("+39 06 1234567", "06 1234567"), ("+81 90-1234-5678", "０９０−１２３４−５６７８"),
        ("+52 1 55 1234 5678", "+52 55 1234 5678"), ("+54 9 11 1234 5678", "+54 11 1234 5678"), ("+44 161 496 0000,,123#", "0161 496 0000"),
        ("8 (912) 345-67-89", "+7 912 345-67-89"), ("8 (912) 345-67-89", "912 3456789"), ("+1 (212) 555-0100", "1-212-555-0100"),
        ("1-212-555-0100", "(212) 555-0100"), ("＋49 30 1234567", "0049 (0)30 1234567"), ("tel:+49-30-1234567;ext=12", "030 1234567"),
    ])
    func `are the same`(one: String, other: String) throws {
        let (one, other) = (try #require(PhoneNumber(one)), try #require(PhoneNumber(other)))
        #expect(one.isSame(as: other) && other.isSame(as: one))
    }

    @Test(arguments: [
        ("+49 30 1234567", "+43 30 1234567"), ("030 1234567", "040 1234567"), ("+1 212 555 0100", "+1 212 555 0101"),
        ("011 2345 6789", "+23456789"), ("138 1234 5678", "+86 138 1234 5679"),
    ])
    func `are different`(one: String, other: String) throws {
        #expect(try !#require(PhoneNumber(one)).isSame(as: #require(PhoneNumber(other))))
    }

    @Test(arguments: ["", "110", "x1234567", "+", "12345678901234567890123", "no number"])
    func `are none`(text: String) { #expect(PhoneNumber(text) == nil) }
}
