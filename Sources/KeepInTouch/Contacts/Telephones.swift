/// The ends of a contact's telephone numbers, of two at most: enough to tell whether two cards have a number in common, in eight bytes.
package struct Telephones: Hashable, Sendable {
    /// As numbers, the smallest first, so that the order in the card doesn't matter; 0: none.
    private(set) var ends = SIMD2<UInt32>(repeating: 0)

    /// The numbers as cards write them. What is too short for a number of one person is left out.
    package init(_ numbers: some Sequence<String> = []) {
        // The two smallest: a card may have thousands.
        var (first, second) = (UInt32.max, UInt32.max)
        for number in numbers {
            guard let end = PhoneNumber(number)?.end, end != first, end < second else { continue }
            (first, second) = end < first ? (end, first) : (first, end)
        }
        ends = SIMD2(first, second).replacing(with: 0, where: SIMD2(first, second) .== UInt32.max)
    }

    /// Reads what ``description`` writes.
    init(text: String) {
        for (index, end) in text.split(separator: ",").prefix(2).enumerated() { ends[index] = UInt32(end) ?? 0 }
    }

    /// Those of both, of which two stay.
    func adding(_ other: Telephones) -> Telephones {
        var telephones = Telephones()
        let all = Set([ends.x, ends.y, other.ends.x, other.ends.y]).subtracting([0]).sorted()
        for (index, end) in all.prefix(2).enumerated() { telephones.ends[index] = end }
        return telephones
    }

    var isEmpty: Bool { ends.x == 0 }

    func shares(_ other: Telephones) -> Bool {
        [ends.x, ends.y].contains { $0 != 0 && ($0 == other.ends.x || $0 == other.ends.y) }
    }

    var description: String { [ends.x, ends.y].filter { $0 != 0 }.map(String.init).joined(separator: ",") }
}

extension PhoneNumber {
    /// Its last digits, which are the same with and without the country's code; a leading 1 keeps the zeros.
    fileprivate var end: UInt32 { digits.utf8.suffix(Self.fewest).reduce(1) { 10 * $0 + UInt32($1 - UInt8(ascii: "0")) } }
}
