import Foundation
import Phrases
import Systemd
import Testing

@testable import Daemon
@testable import KeepInTouch

/// What a notification says.
struct DesktopNotificationTests {
    private let today = CivilDate(dayNumber: 20_000)

    private func item(_ kind: ReminderKind = .keepInTouch, _ name: String = "Ada Lovelace") -> DesktopPlan.Item {
        let key = ReminderKey(kind: kind, cycle: .year(2026))
        let reminder = Reminder(id: ReminderID(key: key, contact: ContactID(rawValue: name)), due: today, overdue: today.adding(days: 1))
        return .init(reminder: reminder, name: name)
    }

    private func notification(
        _ items: [DesktopPlan.Item], hasButtons: Bool = true, isHidden: Bool = false
    ) -> DesktopNotification {
        DesktopNotification(.reminders(items), hasButtons: hasButtons, isHidden: isHidden, today: today)
    }

    @Test(arguments: [
        (.keepInTouch, "Get in touch with Ada"), (.inPerson, "See Ada"), (.birthday, "Birthday: Ada"), (.anniversary, "Anniversary: Ada"),
        (ReminderKind.promise, "Promise to Ada"),
    ])
    func `it says what to do with whom, and why`(kind: ReminderKind, summary: String) {
        let item = item(kind, "Ada")
        let notification = notification([item])
        #expect(notification.summary == summary)
        #expect(notification.body == Reason(item.reminder).phrase(today: today).description)
        #expect(!notification.body.isEmpty)
    }

    @Test func `it has the buttons of a reminder, where there can be any`() {
        let labels = ["done", "Done", "snooze-day", "Snooze 1 day", "snooze-week", "Snooze 1 week", "skip", "Skip"]
        #expect(notification([item()]).actions == labels)
        #expect(notification([item()], hasButtons: false).actions == [])
        #expect(notification([item(), item(.birthday, "Bob")]).actions == [])
        let noted = DesktopNotification(.noted(item(), .done, entry: UUID()), hasButtons: true, isHidden: false, today: today)
        #expect(noted.actions == ["undo", "Undo"])
        #expect(noted.summary == "Ada Lovelace: noted")
        #expect(noted.timeout > 0 && notification([item()]).timeout == 0)
    }

    @Test func `a digest lists a few and counts the rest`() {
        let notification = notification((1...9).map { item(.birthday, "Contact \($0)") })
        #expect(notification.summary == "9 birthdays")
        let lines = notification.body.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(lines.first == "Contact 1: birthday today")
        #expect(lines.last == "and 3 more: vitaminb due")
    }

    @Test func `several reminders of one person are one line, and birthdays and promises are no people to get in touch with`() {
        let both = notification([item(), item(.inPerson)])
        #expect(both.summary == "Ada Lovelace: 2 reminders")
        #expect(both.body == "Ada Lovelace: no contact noted yet; see each other")
        let digest = notification([item(), item(.inPerson), item(.keepInTouch, "Bob"), item(.birthday), item(.promise, "Cem")])
        #expect(digest.summary == "2 people to get in touch with, 1 birthday, 1 promise")
        #expect(digest.body.split(separator: "\n").count == 4)
    }

    @Test func `it says what was noted last time, unless names are hidden or it is about several`() {
        var ada = item()
        ada.lastNote = "her new job"
        #expect(notification([ada]).body == "no contact noted yet\nlast time: her new job")
        #expect(!notification([ada], isHidden: true).body.contains("job"))
        #expect(!notification([ada, item(.keepInTouch, "Bob")]).body.contains("job"))
    }

    @Test(arguments: [1, 2])
    func `hidden names don't appear`(count: Int) {
        let items = [item(), item(.promise, "Bob")].prefix(count)
        let hidden = notification(Array(items), hasButtons: false, isHidden: true)
        #expect(!(hidden.summary + hidden.body).contains("Ada"))
        #expect(hidden.summary == (count == 1 ? "Somebody to get in touch with" : "1 person to get in touch with, 1 promise"))
        let notes = [DesktopPlan.Notice.noted(item(), .done, entry: UUID()), .refused(item(), reason: "Ada Lovelace is ignored")]
        for note in notes {
            let hidden = DesktopNotification(note, hasButtons: false, isHidden: true, today: today)
            #expect(!(hidden.summary + hidden.body).contains("Ada"))
        }
    }

    @Test func `markup in a name is escaped if the server supports markup`() {
        let digest = notification([item(.birthday, "<b>Ada</b> & Co"), item(.birthday, "Bob")])
        let escaped = "&lt;b&gt;Ada&lt;/b&gt; &amp; Co: birthday today\nBob: birthday today"
        #expect(digest.arguments(replacing: 0, capabilities: ["body", "body-markup"])[4] == .string(escaped))
        let plain = "<b>Ada</b> & Co: birthday today\nBob: birthday today"
        #expect(digest.arguments(replacing: 0, capabilities: ["body"])[4] == .string(plain))
    }

    @Test func `a server without bodies gets everything in the summary`() {
        let arguments = notification([item(.birthday, "Ada"), item(.birthday, "Bob")]).arguments(replacing: 0, capabilities: [])
        #expect(arguments[3] == .string("2 birthdays: Ada: birthday today; Bob: birthday today"))
        #expect(arguments[4] == .string(""))
    }

    @Test func `characters that D-Bus refuses or that reverse text are replaced, and a long name is cut`() {
        let noncharacters = [0xFFFE, 0xFDD0].compactMap(Unicode.Scalar.init).map(String.init).joined()
        let odd = notification([item(.birthday, "A\u{0}\u{9B}\u{202E}d\na" + noncharacters)])
        #expect(odd.summary == "Birthday: A   d a  ")
        let long = notification([item(.birthday, String(repeating: "ü", count: 10_000))])
        #expect(long.summary.utf8.count < 520 && long.summary.hasSuffix("ü…"))
    }

    @Test func `its hints say how urgent it is and whose`() {
        let arguments = notification([item()]).arguments(replacing: 4, capabilities: ["body"])
        #expect(arguments.count == 8)
        #expect(arguments[0] == .string("vitaminb") && arguments[1] == .uint32(4) && arguments[2] == .string("vitaminb"))
        guard case .dictionary(let hints) = arguments[6] else {
            Issue.record("no hints")
            return
        }
        #expect(hints["urgency"] == .byte(1))
        #expect(hints["desktop-entry"] == .string("vitaminb"))
        var urgent = notification([item()])
        urgent.isUrgent = true
        guard case .dictionary(let hints) = urgent.arguments(replacing: 0, capabilities: [])[6] else { return }
        #expect(hints["urgency"] == .byte(2))
    }
}
