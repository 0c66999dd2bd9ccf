import ICalendar
import KeepInTouch
import VCard

/// A calendar: what is read of it, and when its events take place. A rule alone is read from what has no component.
@Sendable func fuzzCalendar(_ bytes: [UInt8]) {
    let zone = Zone(identifier: "Test") { $0.seconds / 15_778_476 % 2 == 0 ? 3600 : 7200 }
    let start = CivilDate(dayNumber: Int32(number(of: bytes) % 60_000))
    let file = ICalendarFile(bytes, name: "input")
    for event in file.events {
        hold(event.attendees.count <= CalendarEvent.maximumAttendees, "too many attendees")
    }
    for series in file.series {
        let window = start...start.adding(days: 500)
        let instances = try? series.instances(from: window.lowerBound, through: window.upperBound, local: zone) { name in
            file.zone(for: name) { $0.utf8.count % 2 == 0 ? zone : nil }
        }
        for instance in instances ?? [] {
            hold(window.contains(instance.day), "\(instance.day) is not in the window")
            hold(instance.start <= instance.end, "it ends before it starts")
        }
    }
    fuzzRule(bytes, start)
    fuzzTask(bytes)
}

/// A task that is not edited stays byte for byte, and one that is says what it was told to, and everything else as before.
private func fuzzTask(_ bytes: [UInt8]) {
    guard var task = try? TaskFile(bytes) else { return }
    hold(task.bytes == bytes || bytes.contains(0), "reading changes it")
    let before = (task.uid, task.text("DESCRIPTION"), task.time("DUE"))
    task.set("STATUS", to: .verbatim("COMPLETED"))
    task.set("SUMMARY", to: .text("Ada; Bob, and\nso on"))
    task.set("X-GONE", to: nil)
    guard let again = try? TaskFile(task.bytes) else { return hold(false, "it can't be read any more") }
    hold(again.isCompleted && again.text("SUMMARY") == "Ada; Bob, and\nso on" && again.text("X-GONE") == nil, "the edit is lost")
    hold(before == (again.uid, again.text("DESCRIPTION"), again.time("DUE")), "the edit changes more than it should")
}

/// A rule has the same instances in a window and in its halves, all of them in order and not before the first day.
private func fuzzRule(_ bytes: [UInt8], _ day: CivilDate) {
    guard let rule = try? RecurrenceRule(parsing: String(decoding: bytes, as: UTF8.self)) else { return }
    let start = CivilMoment(day, ClockTime(secondOfDay: 3661))
    let (from, middle, through) = (day.adding(days: 100), day.adding(days: 1100), day.adding(days: 1500))
    guard let all = try? rule.starts(from: start, until: rule.until?.moment, in: from...through) else { return }
    let first = (try? rule.starts(from: start, until: rule.until?.moment, in: from...middle)) ?? []
    let second = (try? rule.starts(from: start, until: rule.until?.moment, in: middle.adding(days: 1)...through)) ?? []
    hold(all == first + second, "the halves are not the whole")
    hold(zip(all, all.dropFirst()).allSatisfy { $0 < $1 }, "they are not in order")
    hold(all.allSatisfy { $0 >= start && (from...through).contains($0.date) }, "one is outside")
}
