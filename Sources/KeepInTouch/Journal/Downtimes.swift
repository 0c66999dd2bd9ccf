import FoundationEssentials

extension EntryStore {
    /// How long after it a downtime is looked at once more, in days: what others have written meanwhile has come by then.
    private static var refutingDays: Int { 60 }

    /// What takes back that no machine ran on days on which one did, as has been heard since: the machine that said so had not heard of it.
    /// Each has an id that follows from the entry, so that all machines say the same.
    package func refutedDowntimes(at now: Instant, in zone: Zone) throws -> [Entry] {
        if isWrittenHere { return [] }
        let today = zone.date(at: now)
        let corrections = Corrections(try corrections())
        return try entries(of: JournalPart(hasGroups: true)).compactMap { entry in
            guard case .wasDown(let pause) = entry.what, let until = pause.until, until.adding(days: Self.refutingDays) > today,
                corrections.stands(entry), let place = entry.place
            else { return nil }
            // On the days of both ends it ran in any case.
            let (from, end) = (zone.instant(of: pause.from.adding(days: 1)), zone.instant(of: until))
            let others = try entries(after: from, orSaidBefore: .init(seconds: .min)).contains { other in
                guard let there = other.place, there.writer != place.writer else { return false }
                return (from.seconds..<max(from.seconds, end.seconds)).contains(there.clock.second)
            }
            return others ? Entry(id: .refuted(entry.id), said: now, day: today, subject: .everybody, what: .undone(entry.id)) : nil
        }
    }
}
