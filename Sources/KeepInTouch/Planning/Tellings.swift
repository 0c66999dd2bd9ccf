/// The times at which a reminder was told, as far as they count for it as it now stands.
///
/// One counts if the reminder, as it now stands, was on the list already that day, and if no silence ended since: what was told before a
/// pause is told again after it.
struct Tellings {
    /// The last one that counts.
    private(set) var last: Reminder.Told?
    /// The last one of all, whether it counts or not.
    private(set) var latest: Instant?
    /// How often it was told again since it has been on the list, silences or not.
    private(set) var repeats = 0
    /// The day on which the silence ended before which it was told; nil: it was not, or has been told since.
    private(set) var silentUntil: CivilDate?
    /// The first day on which one counts: none is told earlier.
    let since: CivilDate
    private var counting: [(day: CivilDate, stage: ContactState.Telling.Stage)] = []

    /// `silenceEnd` is the day on which the contact's last silence ended.
    init(_ tellings: [ContactState.Telling], of reminder: Reminder, _ silenceEnd: CivilDate?, _ zone: Zone) {
        since = silenceEnd.map { max(reminder.opens, $0) } ?? reminder.opens
        var wasTold = false
        for telling in tellings {
            latest = max(latest ?? telling.stamp.at, telling.stamp.at)
            let day = telling.stamp.day(in: zone)
            if day < reminder.opens { continue }
            wasTold = true
            repeats = max(repeats, Int(telling.count))
            if day < since { continue }
            counting.append((day, telling.stage))
            if last.map({ ($0.day, $0.at) <= (day, telling.stamp.at) }) ?? true { last = Reminder.Told(at: telling.stamp.at, day: day) }
        }
        if wasTold, last == nil { silentUntil = silenceEnd }
    }

    /// Whether it was told as overdue since it is that, or later than it became so.
    func isOverdueTold(_ overdue: CivilDate) -> Bool {
        counting.contains { day, stage in
            switch stage {
            case .overdue, .repeat, .unknown: day >= overdue
            case .first, .day, .afterSnooze, .afterPause: day > overdue
            }
        }
    }
}
