import FoundationEssentials

/// Where an entry is in the order of all entries, whichever machine wrote them, and however they got here. The id decides where two are at
/// the same place.
package struct EntryPlace: Comparable, Hashable, Sendable {
    /// When it was written.
    package let clock: HybridClock
    /// Who wrote it; the Nil UUID: somebody before writers had ids.
    package let writer: UUID
    /// Which of that writer's entries it is, counted from 1.
    package let number: Int64

    /// The place of that writer's entry.
    package init(_ clock: HybridClock, writer: UUID, number: Int64) {
        (self.clock, self.writer, self.number) = (clock, writer, number)
    }

    /// Behind every other.
    static let last = EntryPlace(HybridClock(second: .max, counter: .max), writer: .zero, number: .max)

    package static func < (left: EntryPlace, right: EntryPlace) -> Bool {
        if left.clock != right.clock { return left.clock < right.clock }
        return left.writer == right.writer ? left.number < right.number : left.writer.text < right.writer.text
    }
}

/// A hybrid logical clock (Kulkarni and others, 2014): it follows the system's clock, and what is written after an entry that is known
/// here comes after that entry, though the other machine's clock be ahead.
package struct HybridClock: Comparable, Hashable, Sendable {
    /// Seconds since 1970.
    package let second: Int64
    /// Tells apart what has the same second.
    package let counter: Int64

    /// That second, and within it that count.
    package init(second: Int64, counter: Int64 = 0) { (self.second, self.counter) = (second, counter) }

    /// How far ahead of the system's clock it is believed, in seconds.
    private static let belief: Int64 = 86_400

    /// Whether it may be right, seen at that moment.
    package func isBelieved(at now: Instant) -> Bool { second <= Self.latestBelieved(at: now) }

    /// The last second that is believed at that moment.
    package static func latestBelieved(at now: Instant) -> Int64 { now.seconds + belief }

    /// What comes after it for something that is said at that moment.
    package func next(_ said: Instant) -> HybridClock {
        // A clock that has lost its battery tells nothing.
        if said.isOfDeadClock || (second >= said.seconds && isBelieved(at: said)) {
            return HybridClock(second: second, counter: counter + 1)
        }
        return HybridClock(second: said.seconds)
    }

    package static func < (left: HybridClock, right: HybridClock) -> Bool {
        (left.second, left.counter) < (right.second, right.counter)
    }
}

/// Gives places to what one machine writes.
package struct EntryWriter: Sendable {
    /// Its id, random.
    package let id: UUID
    /// How many entries it has written.
    package private(set) var count: Int64
    private var own: HybridClock
    /// The latest that others have written, as far as it was believed.
    private var heard: HybridClock

    /// A writer who has written so many entries, the last of them at `own`, and knows others' up to `heard`.
    package init(
        id: UUID, count: Int64 = 0, own: HybridClock = HybridClock(second: 0), heard: HybridClock = HybridClock(second: 0)
    ) {
        (self.id, self.count, self.own, self.heard) = (id, count, own, heard)
    }

    /// The entry at its next place.
    package mutating func placing(_ entry: Entry) -> Entry {
        let believed = [own, heard].filter { entry.said.isOfDeadClock || $0.isBelieved(at: entry.said) }
        own = (believed.max() ?? own).next(entry.said)
        count += 1
        return entry.at(EntryPlace(own, writer: id, number: count))
    }

    /// Takes note of an entry that another writer has written and that arrives at that moment.
    package mutating func hear(_ place: EntryPlace, at now: Instant) {
        if place.writer != id, place.clock.isBelieved(at: now) { heard = max(heard, place.clock) }
    }
}
