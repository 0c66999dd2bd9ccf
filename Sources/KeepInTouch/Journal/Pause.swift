/// Days on which nothing is told.
package struct Pause: Hashable, Sendable {
    /// The first of them.
    package let from: CivilDate
    /// The day on which it is over; nil: only ``Entry/What/resumed`` ends it.
    package let until: CivilDate?

    /// A pause from a day on, up to and without another.
    package init(from: CivilDate, until: CivilDate? = nil) {
        self.from = from
        self.until = until
    }

    /// Whether it silences that day.
    package func covers(_ day: CivilDate) -> Bool {
        from <= day && until.map { day < $0 } ?? true
    }

    /// The pause when it ends on that day; nil: there is nothing left of it.
    func ended(on day: CivilDate) -> Pause? {
        if let until, until <= day { return self }
        return from < day ? Pause(from: from, until: day) : nil
    }

    /// Whether there are days that both silence.
    func overlaps(_ other: Pause) -> Bool {
        (until.map { other.from < $0 } ?? true) && (other.until.map { from < $0 } ?? true)
    }
}
