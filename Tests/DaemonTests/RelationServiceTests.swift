import AddressBook
import ControlInterface
import Foundation
import KeepInTouch
import Platform
import TestLiterals
import Testing
import Varlink

@testable import Daemon

/// The handlers for pauses, promises, give and take and introductions, asked over a real socket; journal and cards are real.
@MainActor
struct RelationServiceTests: AsksService {
    /// It is Monday; Ada and Bob are due, Eve isn't tracked.
    let served: ServedCoordinator

    init() throws { served = try ServedCoordinator(Home()) }

    private func reminders(through: CivilDate? = nil) async throws -> [WireReminder] {
        try await all(Control.ListReminders.self, .init(through: through)).flatMap(\.reminders)
    }

    private func states() async throws -> [String] {
        try await reminders().map { "\($0.contact) \($0.state)" }.sorted()
    }

    private func invalid<M: VarlinkMethod>(_ parameter: String, _ method: M.Type, _ parameters: M.Parameters) async
    where M: SendableMetatype, M.Reply: Sendable, M.Parameters: Sendable {
        await #expect(throws: VarlinkError.invalidParameter(parameter)) { try await call(method, parameters) }
    }

    @Test func `a paused contact is silent and listed as such, until resumed`() async throws {
        let paused = try await call(Control.Pause.self, .init(contacts: ["ada"], until: "2026-12-24"))
        #expect(paused.contact?.pausedBy == "contact" && paused.contact?.pausedUntil == "2026-12-24")
        #expect(paused.entry.verb == "pause" && paused.entry.day == "2026-11-23" && paused.entry.until == "2026-12-24")
        #expect(try await states() == ["ada paused", "bob due"])
        let hidden = try #require(try await reminders().first { $0.contact == "ada" })
        #expect(hidden.pausedBy == "contact" && hidden.pausedUntil == "2026-12-24")
        #expect(try await call(Control.GetStatus.self, Empty()).due == 1)
        let resumed = try await call(Control.Resume.self, .init(contacts: ["ada"]))
        #expect(resumed.contact?.pausedBy == nil && resumed.entry.verb == "resume")
        #expect(try await states() == ["ada due", "bob due"])
        #expect(try await refusal(Control.Resume.self, .init(contacts: ["ada"])) == .notPaused(name: "Ada Lovelace", by: nil))
    }

    @Test func `a paused group silences its contacts, and is listed with it`() async throws {
        let paused = try await call(Control.Pause.self, .init(group: "FRIENDS", until: "2026-12-24"))
        #expect(paused.contact == nil && paused.entry.group == "Friends")
        #expect(try await states() == ["ada paused", "bob paused"])
        let group = try await all(Control.ListGroups.self, Empty()).compactMap(\.group).first
        #expect(group?.paused == true && group?.pausedUntil == "2026-12-24" && group?.due == 0)
        #expect(try await refusal(Control.Resume.self, .init(contacts: ["bob"])) == .notPaused(name: "Bob Kahn", by: "friends"))
        #expect(try await refusal(Control.Resume.self, .init(group: "nobody")) == .noSuchGroup(group: "nobody"))
        _ = try await call(Control.Resume.self, .init(group: "Friends"))
        #expect(try await all(Control.ListGroups.self, Empty()).compactMap(\.group).first?.paused == false)
        #expect(try await refusal(Control.Resume.self, .init(group: "friends")) == .notPaused(name: nil, by: nil))
    }

    @Test func `everybody's pause begins and ends on its days, and undo takes it back`() async throws {
        _ = try await call(Control.Pause.self, .init(from: "2026-11-24", until: "2026-11-26"))
        #expect(try await states() == ["ada due", "bob due"])
        try clock.advance("1d")
        coordinator.clockChanged()
        #expect(try await states() == ["ada paused", "bob paused"])
        #expect(try await refusal(Control.Resume.self, .init(contacts: ["eve"])) == .notPaused(name: "Eve", by: "everybody"))
        let undone = try await call(Control.Undo.self, .init()).answers[0]
        #expect(undone.contact == nil && undone.entry.verb == "pause" && undone.entry.undone && undone.entry.contact == nil)
        #expect(try await states().allSatisfy { !$0.hasSuffix("paused") })
        #expect(try await refusal(Control.Resume.self, .init()) == .notPaused(name: nil, by: nil))
    }

    @Test func `an impossible pause is refused`() async throws {
        await invalid("group", Control.Pause.self, .init(contacts: ["ada"], group: "friends"))
        await illTyped("from", Control.Pause.self) { $0.member("from", "soon") }
        await illTyped("until", Control.Pause.self) { $0.member("until", "2026-02-30") }
        #expect(try await refusal(Control.Pause.self, .init(until: "2026-11-23")) == .dayIsOver(day: "2026-11-23"))
        let empty = Control.Pause.Parameters(from: "2026-12-02", until: "2026-12-02")
        #expect(try await refusal(Control.Pause.self, empty) == .dayIsOver(day: "2026-12-02"))
        #expect(try await refusal(Control.Pause.self, .init(contacts: ["zoe"])) == .noSuchContact(contact: "zoe"))
        #expect(try await refusal(Control.Pause.self, .init(group: "zoe")) == .noSuchGroup(group: "zoe"))
        #expect(try await states() == ["ada due", "bob due"])
    }

    @Test func `a promise comes up on its day, also of somebody who isn't tracked, and is closed by keeping it`() async throws {
        let said = try await call(Control.Promise.self, .init(contacts: ["eve"], promise: "  send the\nbook ", on: "2026-11-24"))
        #expect(said.entry.note == "send the book" && said.entry.day == "2026-11-24")
        let coming = try await reminders(through: "2026-11-24").filter { $0.kind == "promise" }
        #expect(coming.map(\.state) == [.upcoming] && coming.map(\.promise) == ["send the book"])
        try clock.advance("1d")
        let due = try await call(Control.GetContact.self, .init(contact: "eve")).reminders
        coordinator.clockChanged()
        #expect(due.map(\.kind) == ["promise"])
        _ = try await call(Control.Acknowledge.self, .init(contacts: ["eve"]))
        #expect(try await call(Control.GetContact.self, .init(contact: "eve")).reminders.map(\.kind) == ["promise"], "a call keeps none")
        _ = try await call(Control.EndPromise.self, .init(contacts: ["eve"], kept: true))
        #expect(try await call(Control.GetContact.self, .init(contact: "eve")).reminders == [])
    }

    @Test func `an answer says what else is open for the contact`() async throws {
        let promised = try await call(Control.Promise.self, .init(contacts: ["ada"], promise: "send the book", on: "2026-11-27"))
        #expect(promised.answers[0].open.map(\.promise) == ["send the book"])
        let said = try await call(Control.Acknowledge.self, .init(contacts: ["ada"], via: .email)).answers[0]
        #expect(said.closed.map(\.kind) == ["keep-in-touch"] && said.next?.kind == "keep-in-touch")
        #expect(said.open.map(\.promise) == ["send the book"])
    }

    @Test func `a pause says which promises fall into it, and its end what else is paused`() async throws {
        _ = try await call(Control.Promise.self, .init(contacts: ["ada"], promise: "send the book", on: "2026-11-27"))
        let paused = try await call(Control.Pause.self, .init(until: "2026-12-24")).answers[0]
        #expect(paused.silent.map(\.promise) == ["send the book"])
        #expect(try await call(Control.Pause.self, .init(group: "friends", until: "2026-11-26")).answers[0].silent == [])
        let resumed = try await call(Control.Resume.self, .init(group: "friends")).answers[0]
        #expect(resumed.pauses.map(\.group) == [nil])
        _ = try await call(Control.Pause.self, .init(contacts: ["ada"], until: "2026-11-30"))
        let all = try await call(Control.Resume.self, .init()).answers[0]
        #expect(all.pauses.map(\.name) == ["Ada Lovelace"], "who is paused by name stays so, and is named")
    }

    @Test func `a cadence says that somebody was ignored before, and nothing else does`() async throws {
        for isIgnored in [false, true] {
            if isIgnored { _ = try coordinator.say(.ignore(who: "bob")) }
            let noted = try await call(Control.Acknowledge.self, .init(contacts: ["bob"]))
            #expect(noted.answers.first?.again == nil)
            let tracked = try await call(Control.Track.self, .init(contacts: ["bob"], every: Cadence("3w")))
            #expect(tracked.answers.first?.again == (isIgnored ? true : nil))
        }
    }

    @Test func `an impossible promise is refused`() async throws {
        await illTyped("on", Control.Promise.self) { json in
            json.member("contacts", ["ada"])
            json.member("promise", "x")
            json.member("on", "friday")
        }
        await invalid("promise", Control.Promise.self, .init(contacts: ["ada"], promise: " \n", on: "2026-11-24"))
        let long = String(repeating: "x", count: 1025)
        await invalid("promise", Control.Promise.self, .init(contacts: ["ada"], promise: long, on: "2026-11-24"))
        let past = Control.Promise.Parameters(contacts: ["ada"], promise: "x", on: "2026-11-22")
        #expect(try await refusal(Control.Promise.self, past) == .dayIsOver(day: "2026-11-22"))
        _ = try coordinator.say(.ignore(who: "bob"))
        let unheard = Control.Promise.Parameters(contacts: ["bob"], promise: "x", on: "2026-11-24")
        #expect(try await refusal(Control.Promise.self, unheard) == .contactIgnored(name: "Bob Kahn"))
        let today = Control.Promise.Parameters(contacts: ["ada"], promise: "x", on: "2026-11-23")
        for number in 0..<Refusal.promiseBound {
            _ = try await call(Control.Promise.self, .init(contacts: ["ada"], promise: "\(number)", on: "2026-11-23"))
        }
        #expect(try await refusal(Control.Promise.self, today) == .tooManyPromises(name: "Ada Lovelace"))
        let one = try #require(try await reminders(through: nil).first { $0.kind == "promise" })
        _ = try await call(Control.Acknowledge.self, .init(contacts: [one.id]))
        #expect(try await refusal(Control.Promise.self, today) == nil)
    }

    @Test func `of the dead an open promise is shown and can be ended, and nothing else is accepted`() async throws {
        _ = try await call(Control.Promise.self, .init(contacts: ["ada"], promise: "the book", on: "2026-12-01"))
        let card = try home.card("ada").replacing("END:VCARD", with: "DEATHDATE:20261120\nEND:VCARD")
        try card.write(toFile: home.paths.contactsFolder + "/ada.vcf", atomically: true, encoding: .utf8)
        coordinator.reload()
        #expect(try await call(Control.GetContact.self, .init(contact: "ada")).reminders.map(\.promise) == ["the book"])
        #expect(try await call(Control.Explain.self, .init(contact: "ada")).silence == .dead)
        let died = ControlError.contactDied(name: "Ada Lovelace")
        #expect(try await refusal(Control.Ignore.self, .init(contacts: ["ada"], sure: true)) == died)
        #expect(try await refusal(Control.Pause.self, .init(contacts: ["ada"], until: "2026-12-24")) == died)
        let dropped = try await call(Control.EndPromise.self, .init(contacts: ["ada"], kept: false)).answers.first
        #expect(dropped?.closed.map(\.promise) == ["the book"] && dropped?.open == [])
    }

    @Test func `a birthday that is snoozed for a day on the eve of a day off comes back on its day, and the answer says so`() async throws {
        try home.configure(Home.everyTwoWeeks + "[delivery]\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\n")
        coordinator.reload()
        let card = try home.card("ada").replacing("END:VCARD", with: "BDAY:1980-11-28\nEND:VCARD")
        try card.write(toFile: home.paths.contactsFolder + "/ada.vcf", atomically: true, encoding: .utf8)
        coordinator.reload()
        try home.clock.advance("4d")
        coordinator.clockChanged()
        let snooze = Control.Snooze.Parameters(contacts: ["birthday/2026/ada"], until: "2026-11-28", span: true)
        let answer = try await call(Control.Snooze.self, snooze).answers.first
        #expect(answer?.entry.until == .day("2026-11-28"))
    }

    @Test func `a name with a comma is one person's where it is written so`() async throws {
        let card = "BEGIN:VCARD\nVERSION:3.0\nUID:g\nFN:Goethe, Johann\nEND:VCARD\n"
        try card.write(toFile: home.paths.contactsFolder + "/g.vcf", atomically: true, encoding: .utf8)
        coordinator.reload()
        let answers = try await call(Control.Gave.self, .init(contacts: ["goethe", "johann"], favor: "a book")).answers
        #expect(answers.map(\.contact?.name) == ["Goethe, Johann"])
        #expect(try await call(Control.Gave.self, .init(contacts: ["ada", "bob"], favor: "a book")).answers.count == 2)
    }

    @Test func `who was added with a cadence is not left half by an undo`() async throws {
        let added = try await call(Control.AddContact.self, .init(name: "New Y", every: "2w"))
        #expect(try await refusal(Control.Undo.self, .init()) == .cardWasLast(name: added.contact.name, act: "added"))
    }

    @Test func `today's interaction ends a snooze of this afternoon`() async throws {
        try home.clock.set("2026-11-23", "15:00")
        coordinator.clockChanged()
        _ = try await call(Control.Snooze.self, .init(contacts: ["ada"], until: "2026-11-26"))
        try home.clock.set("2026-11-23", "18:00")
        coordinator.clockChanged()
        let answer = try await call(Control.Acknowledge.self, .init(contacts: ["ada"], when: "2026-11-23")).answers.first
        #expect(answer?.next?.state == .upcoming)
    }

    @Test func `favors are counted until they are settled, and only those with some are listed by them`() async throws {
        _ = try await call(Control.Gave.self, .init(contacts: ["ada"], favor: "a tip"))
        let got = try await call(Control.Got.self, .init(contacts: ["ada"], favor: "lunch"))
        #expect(got.contact?.given == 1 && got.contact?.got == 1 && got.contact?.gotLast == true && got.entry.note == "lunch")
        let filter = Control.ListContacts.Parameters(withFavors: true)
        #expect(try await all(Control.ListContacts.self, filter).flatMap(\.contacts).map(\.uid) == ["ada"])
        #expect(
            try await reminders().first { $0.contact == "ada" }?.reason.hasSuffix(". The last favor was for you: offer something.") == true)
        let settled = try await call(Control.Settle.self, .init(contact: "ada"))
        #expect(settled.contact?.given == nil && settled.contact?.gotLast == nil)
        #expect(try await all(Control.ListContacts.self, filter).flatMap(\.contacts) == [])
        #expect(try await refusal(Control.Settle.self, .init(contact: "ada")) == .nothingToSettle(name: "Ada Lovelace"))
        let verbs = try await all(Control.ListEntries.self, .init(contact: "ada")).compactMap(\.entry?.verb)
        #expect(verbs.suffix(3) == ["gave", "got", "settle"])
        await invalid("favor", Control.Gave.self, .init(contacts: ["ada"], favor: ""))
        await invalid("favor", Control.Got.self, .init(contacts: ["ada"], favor: String(repeating: "x", count: 1025)))
        #expect(try await refusal(Control.Gave.self, .init(contacts: ["zoe"], favor: "x")) == .noSuchContact(contact: "zoe"))
    }

    @Test func `an introduction is known from both sides, and by name in the history`() async throws {
        let said = try await call(Control.Introduce.self, .init(contact: "ada", other: "bob"))
        #expect(said.entry.other == "bob" && said.entry.otherName == "Bob Kahn")
        _ = try await call(Control.Introduce.self, .init(contact: "ada", other: "bob"))
        #expect(try await call(Control.GetContact.self, .init(contact: "ada")).knows.map(\.name) == ["Bob Kahn"])
        let bob = try await call(Control.GetContact.self, .init(contact: "bob"))
        #expect(bob.introducedBy.map(\.uid) == ["ada"] && bob.knows == [])
        #expect(try await refusal(Control.Introduce.self, .init(contact: "ada", other: "lovelace")) == .sameContact(name: "Ada Lovelace"))
        #expect(try await refusal(Control.Introduce.self, .init(contact: "ada", other: "zoe")) == .noSuchContact(contact: "zoe"))
        _ = try coordinator.remove(try coordinator.book.find("bob"))
        #expect(try await call(Control.GetContact.self, .init(contact: "ada")).knows == [])
        let last = try await all(Control.ListEntries.self, .init(contact: "ada")).last?.entry
        #expect(last?.other == "bob" && last?.otherName == nil)
    }

    @Test func `of very many acquaintances, as many are listed as fit into a message`() async throws {
        let others = (1...201).map { Contact(id: ContactID(rawValue: "o\($0)"), name: "Other \($0)") }
        for other in others {
            let card = "BEGIN:VCARD\nVERSION:3.0\nUID:\(other.id)\nFN:\(other.name)\nEND:VCARD\n"
            let file = home.paths.contactsFolder + "/\(other.id).vcf"
            try Data(card.utf8).write(to: URL(fileURLWithPath: file))
            coordinator.handle(coordinator.addressBook.refresh([file]))
            _ = try coordinator.say(.introduce(who: "ada", other: other.id.rawValue))
        }
        #expect(try await call(Control.GetContact.self, .init(contact: "ada")).knows.count == 200)
    }

    @Test func `the day of meeting is in the card, and brings the first reminders`() async throws {
        let added = try await call(Control.AddContact.self, .init(name: "Grace", groups: ["friends"], met: "2026-11-22"))
        #expect(added.contact.met == "2026-11-22" && added.contact.nextDue == "2026-11-24", "two days after that")
        #expect(try String(contentsOfFile: added.file, encoding: .utf8).contains("X-VITAMINB-MET:2026-11-22\r\n"))
        var change = Control.EditContact.Parameters(contact: "eve")
        change.met = "2020-02-29"
        let edited = try await call(Control.EditContact.self, change)
        #expect(edited.changed && edited.contact.met == "2020-02-29")
        #expect(try await !call(Control.EditContact.self, change).changed)
        await illTyped("met", Control.EditContact.self) { json in
            json.member("contact", "eve")
            json.member("met", "2021-02-29")
        }
        await illTyped("met", Control.AddContact.self) { json in
            json.member("name", "Zoe")
            json.member("met", "--02-28")
        }
        #expect(try await refusal(Control.GetContact.self, .init(contact: "zoe")) == .noSuchContact(contact: "zoe"), "nothing was written")
    }
}
