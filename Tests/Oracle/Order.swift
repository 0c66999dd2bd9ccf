import FoundationEssentials
import KeepInTouch

extension [Entry] {
    /// The entries in the order that the contract has for several machines: by hybrid clock, writer, number and id; what a wrong clock has
    /// said where the first machine dated it anew; and of what several have said under one id, what was written first.
    package func inOrderOfAll() -> [Entry] {
        var first: [UUID: Entry] = [:]
        for entry in self { if first[entry.id].map({ entry.isWritten(before: $0) }) ?? true { first[entry.id] = entry } }
        var redating: [UUID: Entry] = [:]
        for entry in first.values {
            guard case .redated(let id, _) = entry.what else { continue }
            if redating[id].map({ entry.isWritten(before: $0) }) ?? true { redating[id] = entry }
        }
        func counted(_ entry: Entry) -> Entry { redating[entry.id].map(counted) ?? entry }
        return first.values.map { (entry: $0, counted: counted($0)) }.sorted { left, right in
            left.counted.place == right.counted.place
                ? left.entry.isWritten(before: right.entry) : left.counted.isWritten(before: right.counted)
        }.map(\.entry)
    }
}

extension Entry {
    fileprivate func isWritten(before other: Entry) -> Bool {
        guard let place, let otherPlace = other.place else { return place != nil }
        let (clock, otherClock) = (place.clock, otherPlace.clock)
        if clock.second != otherClock.second { return clock.second < otherClock.second }
        if clock.counter != otherClock.counter { return clock.counter < otherClock.counter }
        if place.writer != otherPlace.writer { return place.writer.text < otherPlace.writer.text }
        return place.number == otherPlace.number ? id.text < other.id.text : place.number < otherPlace.number
    }
}
