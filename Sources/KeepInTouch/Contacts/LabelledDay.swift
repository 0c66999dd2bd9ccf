/// A yearly date of a contact that has a label of its own: `name day`, `first date`.
package struct LabelledDay: Hashable, Sendable {
    /// As written.
    package let label: String
    package let day: AnnualDay
    /// Tells the contact's labelled dates apart, on every machine and whatever their days become: made of the label, however it is
    /// capitalized.
    package let mark: UInt32

    /// The dates in the card's order. Of those with one label, the second and the following get marks of their own.
    package static func all(_ dates: [(label: String, day: AnnualDay)]) -> [LabelledDay] {
        var marks: Set<UInt32> = []
        return dates.map { label, day in
            var mark = UInt32(truncatingIfNeeded: label.folded.stableHash)
            while !marks.insert(mark).inserted { mark &+= 1 }
            return LabelledDay(label: label, day: day, mark: mark)
        }
    }

    private init(label: String, day: AnnualDay, mark: UInt32) {
        (self.label, self.day, self.mark) = (label, day, mark)
    }
}
