import Foundation
import Platform
import Systemd
import Testing

@testable import Daemon
@testable import KeepInTouch

/// `[journald] names = false`: no personal data in journald's records and in the status line.
@MainActor
struct NamelessTests {
    private let day = CivilDate(dayNumber: 20_000)
    private let ada = Contact(id: ContactID(rawValue: "4706a9eb"), name: "Ada Lovelace", nickname: "Countess")

    private func record(_ kind: ReminderKind, withNames: Bool) -> JournalRecord {
        var reminder = Reminder(id: ReminderID(key: ReminderKey(kind: kind, cycle: .year(2026)), contact: ada.id), due: day, overdue: day)
        if kind == .promise { reminder.promise = "send Charles the book" }
        return JournaldPlan.record(of: reminder, ada, inDigest: false, today: day, withNames: withNames)
    }

    @Test(arguments: ReminderKind.allCases)
    func `a reminder's record names the contact by UID, and has no text of a promise`(kind: ReminderKind) throws {
        let nameless = record(kind, withNames: false)
        #expect(nameless.message.hasPrefix("4706a9eb: "))
        let text = nameless.fields.map(\.value).joined(separator: "\n")
        #expect(!text.contains("Ada") && !text.contains("Countess") && !text.contains("Charles"))
        let named = record(kind, withNames: true)
        #expect(named.message.hasPrefix("Ada Lovelace: ") && named.fields.contains { $0 == ("VITAMINB_NAME", "Ada Lovelace") })
        #expect(named.message.contains("send Charles the book") == (kind == .promise))
        #expect(named.fields.map(\.name) == nameless.fields.map(\.name))
    }

    @Test func `a digest says how many there are`() {
        #expect(JournaldPlan.digest([ada, ada], withNames: false).message == "2 reminders")
        #expect(JournaldPlan.digest([ada, ada], withNames: true).message == "2 reminders of one person: Ada Lovelace")
    }

    @Test func `the status line has no names after the reload`() throws {
        let home = try Home(cards: [("4706a9eb", "Ada Lovelace", "CATEGORIES:friends\n")])
        let coordinator = try home.coordinator()
        coordinator.start()
        _ = try coordinator.say(.skip(who: "Ada"))
        #expect(coordinator.statusLine(home.clock.clock.now()).contains("next: Ada Lovelace on"))
        try home.configure("[groups.friends]\nevery = \"2w\"\n[journald]\nnames = false\n")
        coordinator.reload()
        #expect(coordinator.statusLine(home.clock.clock.now()).contains("next: 4706a9eb on"))
    }

    @Test func `with --private there are no names, whatever the configuration says`() throws {
        let home = try Home(cards: [("4706a9eb", "Ada Lovelace", "CATEGORIES:friends\n")])
        try home.configure("[groups.friends]\nevery = \"2w\"\n[journald]\nnames = true\n")
        let configuration = try Configuration.read(path: home.paths.configFile, environment: home.paths)
        let coordinator = try Coordinator(configuration: configuration, paths: home.paths, clock: home.clock.clock, isPrivate: true)
        #expect(coordinator.configuration.desktop.isPrivate && !coordinator.configuration.namesInJournald)
        coordinator.reload()
        #expect(coordinator.configuration.desktop.isPrivate && !coordinator.configuration.namesInJournald)
    }
}
