import TestSupport
import Testing

@testable import KeepInTouch

struct ScheduleTests {
    static func item(_ contact: String, _ member: Int, due: Int32, _ kind: ReminderKind = .keepInTouch) -> Schedule.Item {
        let date = CivilDate(dayNumber: due)
        let id = ReminderID(key: ReminderKey(kind: kind, cycle: .year(2026)), contact: ContactID(rawValue: contact))
        return Schedule.Item(
            Reminder(id: id, due: date, overdue: date, opens: date), slot: ReminderKind.allCases.firstIndex(of: kind) ?? 0, member: member,
            tie: UInt32(contact.stableHash >> 32))
    }

    static let all = CivilDate.range.upperBound

    @Test(arguments: seeds) func `putting single items in order is the same as sorting all of them`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var members = (0..<40).map { _ in [Schedule.Item]() }
        var schedule = Schedule()
        for step in 0..<400 {
            let member = Int.random(in: members.indices, using: &random)
            let items = ReminderKind.allCases.filter { _ in random.chance(1, of: 2) }.map {
                Self.item("contact \(member)", member, due: Int32.random(in: 0...15, using: &random), $0)
            }
            schedule.replace(members[member], with: items)
            members[member] = items
            #expect(Array(schedule.listed(on: Self.all)) == Array(Schedule(members.flatMap { $0 }).listed(on: Self.all)), "step \(step)")
        }
    }

    @Test func `the due and the upcoming are told apart by the day`() {
        let schedule = Schedule([5, 1, 3, 2, 4].map { Self.item("\($0)", $0, due: Int32($0)) })
        let members = { (slice: ArraySlice<Schedule.Item>) in slice.map(\.member) }
        #expect(members(schedule.listed(on: CivilDate(dayNumber: 0))) == [])
        #expect(members(schedule.listed(on: CivilDate(dayNumber: 3))) == [1, 2, 3])
        #expect(members(schedule.upcoming(after: CivilDate(dayNumber: 3), through: CivilDate(dayNumber: 4))) == [4])
        #expect(members(schedule.upcoming(after: CivilDate(dayNumber: 3), through: Self.all)) == [4, 5])
        #expect(members(schedule.upcoming(after: CivilDate(dayNumber: 3), through: CivilDate(dayNumber: 1))) == [])
        #expect(members(Schedule().listed(on: Self.all)) == [])
    }

    @Test func `two contacts whose UIDs have the same hash keep their own items`() {
        // The known collision of 64-bit FNV-1a.
        let (one, two) = ("8yn0iYCKYHlIj4-BwPqk", "GReLUrM4wMqfg9yzV3KQ")
        #expect(one.stableHash == two.stableHash)
        let items = [Self.item(one, 0, due: 1), Self.item(two, 1, due: 1)]
        for (gone, left) in [(0, 1), (1, 0)] {
            var schedule = Schedule(items)
            schedule.replace([items[gone]], with: [])
            #expect(Array(schedule.listed(on: Self.all)) == [items[left]])
        }
    }

    @Test func `the hash is the published one, on every machine`() {
        #expect("".stableHash == 0xcbf2_9ce4_8422_2325)
        #expect("a".stableHash == 0xaf63_dc4c_8601_ec8c)
        #expect("foobar".stableHash == 0x8594_4171_f739_67e8)
    }
}
