import ControlInterface
import Testing

@testable import Daemon
@testable import KeepInTouch

/// Which hooks are started, event by event, with no program at all.
struct HookPlanTests {
    private var plan = HookPlan()

    private func hook(_ name: String) -> Hook { Hook(name: name, path: "/hooks/\(name)") }

    private func hooks(_ names: String...) -> [Hook] { names.map(hook) }

    /// Events that differ in how many more reminders there are.
    private func event(_ number: Int = 0) throws -> HookEvent {
        let key = ReminderKey(kind: .birthday, cycle: .year(2026))
        let day = CivilDate(dayNumber: 20_000)
        let reminder = Reminder(id: ReminderID(key: key, contact: ContactID(rawValue: "\(number)")), due: day, overdue: day)
        let zone = Zone.utc
        return HookEvent(told: [.init(reminder, name: "", now: Instant(seconds: 0), zone: zone)])
    }

    private func start(_ name: String, _ number: Int = 0) throws -> HookPlan.Request {
        .start(.init(hook: hook(name), event: try event(number)))
    }

    @Test mutating func `every hook is run for an event, up to a bound at the same time`() throws {
        #expect(plan.isIdle)
        let all = hooks("a", "b", "c", "d", "e", "f")
        #expect(try plan.happened(event(), all) == ["a", "b", "c", "d"].map { try start($0) })
        #expect(try plan.ended(hook("c")) == [start("e")])
        #expect(try plan.ended(hook("a")) == [start("f")])
        for name in ["b", "d", "e", "f"] { #expect(plan.ended(hook(name)) == []) }
        #expect(plan.isIdle)
    }

    @Test mutating func `a hook is run for one event after the other, in their order, and holds up no other hook`() throws {
        #expect(try plan.happened(event(1), hooks("slow", "quick")) == [start("slow", 1), start("quick", 1)])
        #expect(try plan.happened(event(2), hooks("slow", "quick")) == [])
        #expect(try plan.ended(hook("quick")) == [start("quick", 2)])
        #expect(try plan.happened(event(3), hooks("slow", "quick")) == [])
        #expect(try plan.ended(hook("quick")) == [start("quick", 3)])
        #expect(try plan.ended(hook("slow")) == [start("slow", 2)])
        #expect(try plan.ended(hook("slow")) == [start("slow", 3)])
    }

    @Test mutating func `a hook that is too slow loses events, which is logged once until it has caught up`() throws {
        for round in 1...2 {
            #expect(try plan.happened(event(0), hooks("slow")) == [start("slow", 0)])
            for number in 1...HookPlan.waitingBound { #expect(try plan.happened(event(number), hooks("slow")) == []) }
            let lost = try event(1000)
            #expect(plan.happened(lost, hooks("slow")) == [.sayDropped(.init(hook: hook("slow"), event: lost))], "round \(round)")
            #expect(plan.happened(lost, hooks("slow")) == [])
            for number in 1...HookPlan.waitingBound { #expect(try plan.ended(hook("slow")) == [start("slow", number)]) }
            #expect(plan.ended(hook("slow")) == [])
            #expect(plan.isIdle)
        }
    }

    @Test mutating func `a hook that loses events makes no other lose any`() throws {
        for number in 0...HookPlan.waitingBound + 1 {
            let requests = try plan.happened(event(number), hooks("slow", "quick"))
            #expect(try requests.contains(start("quick", number)))
            _ = plan.ended(hook("quick"))
        }
    }
}
