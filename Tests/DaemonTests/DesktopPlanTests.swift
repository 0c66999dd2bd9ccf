import Foundation
import Testing

@testable import Daemon
@testable import KeepInTouch

/// What the desktop is asked for, event by event, with no bus at all.
struct DesktopPlanTests {
    private var plan = DesktopPlan()
    private let able: Set<String> = ["body", "actions"]

    private func item(_ name: String) -> DesktopPlan.Item {
        let key = ReminderKey(kind: .birthday, cycle: .year(2026))
        let day = CivilDate(dayNumber: 20_000)
        return .init(reminder: Reminder(id: ReminderID(key: key, contact: ContactID(rawValue: name)), due: day, overdue: day), name: name)
    }

    private func items(_ names: String...) -> [DesktopPlan.Item] { names.map(item) }

    private func showing(
        _ names: String..., losses: Int = 0, replacing number: UInt32 = 0, buttons: Bool = true, hidden: Bool = false
    ) -> [DesktopPlan.Request] {
        var items = names.map(item)
        for index in items.indices { items[index].losses = losses }
        return [.show(.reminders(items), replacing: number, hasButtons: buttons, isHidden: hidden)]
    }

    /// These were told, and the server ":1.5" shows them under this number.
    private mutating func show(_ names: String..., as number: UInt32) {
        if plan.told(names.map(item)) == [.askServer] { #expect(plan.serverAnswered((":1.5", able)) == [.askLocked]) }
        #expect(plan.lockAnswered(false).count == 1)
        #expect(plan.showAnswered((":1.5", number)) == [])
    }

    @Test mutating func `a reminder is shown when the server has said what it can and the screen is not locked`() {
        #expect(plan.isIdle)
        #expect(plan.told(items("ada")) == [.askServer])
        #expect(plan.serverAnswered((":1.5", able)) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("ada"))
        #expect(plan.showAnswered((":1.5", 1)) == [])
        #expect(!plan.isIdle)
        // The server is known by now.
        #expect(plan.told(items("bob")) == [.askLocked])
    }

    @Test mutating func `several reminders are one digest, and so are those told while the server is slow`() {
        #expect(plan.told(items("ada", "bob")) == [.askServer])
        #expect(plan.told(items("cem")) == [])
        #expect(plan.serverAnswered((":1.5", able)) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("ada", "bob", "cem"))
        for name in ["dora", "eva", "finn"] { #expect(plan.told([item(name)]) == []) }
        #expect(plan.showAnswered((":1.5", 1)) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("dora", "eva", "finn"))
    }

    @Test(arguments: DesktopPlan.Button.allCases.filter { $0 != .undo })
    mutating func `a button counts once, however often it is pressed`(button: DesktopPlan.Button) {
        show("ada", as: 7)
        #expect(plan.pressed(7, button.rawValue, by: ":1.5") == [.withdraw(7), .answer(item("ada"), button)])
        #expect(plan.pressed(7, button.rawValue, by: ":1.5") == [])
        #expect(plan.isIdle)
    }

    @Test mutating func `an action that was not offered is ignored`() {
        show("ada", as: 7)
        #expect(plan.pressed(8, "done", by: ":1.5") == [])
        #expect(plan.pressed(7, "done", by: ":1.6") == [])
        #expect(plan.pressed(7, "delete-everything", by: ":1.5") == [])
        #expect(plan.pressed(7, "undo", by: ":1.5") == [])
        #expect(plan.dismissed(7, by: ":1.6") == [])
        show("bob", "cem", as: 8)
        #expect(plan.pressed(8, "done", by: ":1.5") == [])
        #expect(plan.pressed(7, "done", by: ":1.5").count == 2)
    }

    @Test mutating func `a server without buttons gets none, and can press none`() {
        _ = plan.told(items("ada"))
        #expect(plan.serverAnswered((":1.5", ["body"])) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("ada", buttons: false))
        #expect(plan.showAnswered((":1.5", 1)) == [])
        #expect(plan.pressed(1, "done", by: ":1.5") == [])
    }

    @Test mutating func `what is answered elsewhere goes away`() {
        show("ada", as: 7)
        #expect(plan.closed(item("bob").id) == [])
        #expect(plan.closed(item("ada").id) == [.withdraw(7)])
        #expect(plan.isIdle)
    }

    @Test mutating func `a digest loses the reminders that are answered, and is withdrawn with the last`() {
        show("ada", "bob", "cem", as: 7)
        #expect(plan.closed(item("bob").id) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("ada", "cem", replacing: 7))
        // Another reminder is answered while the server shows this one.
        #expect(plan.closed(item("cem").id) == [])
        #expect(plan.showAnswered((":1.5", 7)) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("ada", replacing: 7))
        #expect(plan.showAnswered((":1.5", 7)) == [])
        #expect(plan.pressed(7, "skip", by: ":1.5") == [.withdraw(7), .answer(item("ada"), .skip)])
    }

    @Test mutating func `a reminder answered before it is shown is withdrawn as soon as it is`() {
        _ = plan.told(items("ada"))
        _ = plan.serverAnswered((":1.5", able))
        _ = plan.lockAnswered(false)
        #expect(plan.closed(item("ada").id) == [])
        #expect(plan.showAnswered((":1.5", 3)) == [.withdraw(3)])
        #expect(plan.isIdle)
    }

    @Test mutating func `a reminder answered before it is requested is not shown`() {
        #expect(plan.told(items("ada")) == [.askServer])
        #expect(plan.closed(item("ada").id) == [])
        #expect(plan.serverAnswered((":1.5", able)) == [])
        #expect(plan.isIdle)
    }

    @Test mutating func `without a server all reminders wait, and are one digest when the server comes`() {
        #expect(plan.told(items("ada")) == [.askServer])
        #expect(plan.serverAnswered(nil) == [])
        #expect(plan.told(items("bob")) == [.askServer])
        #expect(plan.serverAnswered(nil) == [])
        #expect(plan.serverChanged(to: ":1.9") == [.askServer])
        #expect(plan.serverAnswered((":1.9", able)) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("ada", "bob"))
    }

    @Test mutating func `reminders of a server that went away are one digest on the next, without those closed there`() {
        show("ada", as: 1)
        show("bob", as: 2)
        show("cem", as: 3)
        #expect(plan.dismissed(2, by: ":1.5") == [])
        #expect(plan.serverChanged(to: nil) == [])
        #expect(plan.serverChanged(to: ":1.9") == [.askServer])
        #expect(plan.serverAnswered((":1.9", able)) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("ada", "cem", losses: 1))
        #expect(plan.showAnswered((":1.9", 1)) == [])
        // The old server's numbers mean nothing to the new one.
        #expect(plan.pressed(3, "done", by: ":1.9") == [])
    }

    @Test mutating func `a server that goes away on every notification is not asked again and again`() {
        _ = plan.told(items("ada"))
        var times = 0
        for round in 0..<10 {
            guard plan.serverAnswered((":1.\(round)", able)) == [.askLocked] else { break }
            #expect(plan.lockAnswered(false) == showing("ada", losses: round))
            times += 1
            #expect(plan.showAnswered(nil) == [])
            #expect(plan.serverChanged(to: nil) == [])
            _ = plan.serverChanged(to: ":1.\(round + 1)")
        }
        #expect(times == 1 + DesktopPlan.lossBound)
        #expect(plan.isIdle)
    }

    @Test mutating func `a server that comes while the last one is still being asked is asked next`() {
        #expect(plan.told(items("ada")) == [.askServer])
        #expect(plan.serverChanged(to: ":1.9") == [])
        #expect(plan.serverAnswered(nil) == [.askServer])
        #expect(plan.serverAnswered((":1.9", able)) == [.askLocked])
    }

    @Test mutating func `a number from the old server is ignored after it was replaced`() {
        _ = plan.told(items("ada"))
        _ = plan.serverAnswered((":1.5", able))
        _ = plan.lockAnswered(false)
        #expect(plan.serverChanged(to: ":1.9") == [])
        #expect(plan.showAnswered((":1.5", 4)) == [.askServer])
        #expect(plan.serverAnswered((":1.9", able)) == [.askLocked])
        #expect(plan.lockAnswered(false) == showing("ada", losses: 1))
    }

    @Test mutating func `unexpected answers change nothing`() {
        #expect(plan.serverAnswered((":1.5", able)) == [])
        #expect(plan.lockAnswered(false) == [])
        #expect(plan.showAnswered((":1.5", 4)) == [])
        #expect(plan.showAnswered(nil) == [])
        #expect(plan.isIdle)
        #expect(plan.told(items("ada")) == [.askServer])
    }

    @Test mutating func `a notification without a number is forgotten`() {
        _ = plan.told(items("ada"))
        _ = plan.serverAnswered((":1.5", able))
        _ = plan.lockAnswered(false)
        #expect(plan.showAnswered((":1.5", 0)) == [])
        #expect(plan.isIdle)
    }

    @Test mutating func `a reminder told again is shown once`() {
        show("ada", as: 7)
        #expect(plan.told(items("ada")) == [.withdraw(7), .askLocked])
        #expect(plan.lockAnswered(false) == showing("ada"))
        #expect(plan.showAnswered((":1.5", 8)) == [])
        #expect(plan.closed(item("ada").id) == [.withdraw(8)])
    }

    @Test mutating func `on a locked screen there is no name and no button`() {
        _ = plan.told(items("ada"))
        _ = plan.serverAnswered((":1.5", able))
        #expect(plan.lockAnswered(true) == showing("ada", buttons: false, hidden: true))
        _ = plan.showAnswered((":1.5", 1))
        #expect(plan.pressed(1, "done", by: ":1.5") == [])
    }

    @Test mutating func `if names are never shown, the lock is not queried`() {
        plan.isPrivate = true
        _ = plan.told(items("ada"))
        #expect(plan.serverAnswered((":1.5", able)) == showing("ada", buttons: false, hidden: true))
    }

    @Test mutating func `an answer can be undone once, and not after its server went away`() throws {
        let (entry, other) = (UUID(), UUID())
        show("ada", as: 1)
        #expect(plan.answered(.noted(item("ada"), .done, entry: entry)) == [.askLocked])
        #expect(plan.answered(.noted(item("bob"), .skip, entry: other)) == [])
        let notes = [DesktopPlan.Notice.noted(item("ada"), .done, entry: entry), .noted(item("bob"), .skip, entry: other)]
        #expect(plan.lockAnswered(false) == [.show(notes[0], replacing: 0, hasButtons: true, isHidden: false)])
        #expect(plan.showAnswered((":1.5", 2)) == [.askLocked])
        #expect(plan.lockAnswered(false) == [.show(notes[1], replacing: 0, hasButtons: true, isHidden: false)])
        #expect(plan.showAnswered((":1.5", 3)) == [])
        #expect(plan.pressed(2, "done", by: ":1.5") == [])
        #expect(plan.pressed(2, "undo", by: ":1.5") == [.withdraw(2), .undo(item("ada"), entry: entry)])
        #expect(plan.pressed(2, "undo", by: ":1.5") == [])
        _ = plan.serverChanged(to: nil)
        _ = plan.serverChanged(to: ":1.9")
        _ = plan.serverAnswered((":1.9", able))
        #expect(plan.lockAnswered(false) == showing("ada", losses: 1))
    }

    @Test mutating func `the screen and the queue are bounded`() {
        for number in 1...UInt32(DesktopPlan.shownBound) { show("\(number)", as: number) }
        #expect(plan.told(items("one more")) == [.askLocked])
        _ = plan.lockAnswered(false)
        #expect(plan.showAnswered((":1.5", 99)) == [.withdraw(1)])
        #expect(plan.told(items("first")) == [.askLocked])
        _ = plan.told((0..<2 * DesktopPlan.waitingBound).map { item("\($0) waits") })
        guard case .show(.reminders(let shown), _, _, _) = plan.lockAnswered(false).first else {
            Issue.record("nothing is shown")
            return
        }
        #expect(shown.count == DesktopPlan.waitingBound)
        #expect(shown.last?.name == "\(2 * DesktopPlan.waitingBound - 1) waits")
    }
}
