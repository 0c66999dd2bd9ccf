import AddressBook
import ControlInterface
import Foundation
import Journal
import KeepInTouch
import Platform
import Testing

@testable import Daemon

/// The coordinator with a real journal and a real address book; only the clock is the test's.
@MainActor
struct CoordinatorTests {
    let home: Home
    var paths: Paths { home.paths }
    var clock: SetClock { home.clock }

    init() throws {
        home = try Home(cards: [("ada", "Ada Lovelace", "CATEGORIES:friends\n"), ("bob", "Bob Kahn", "CATEGORIES:friends\n")])
    }

    func configure(_ text: String) throws { try home.configure(text) }

    func coordinator() throws -> Coordinator { try home.coordinator() }

    func due(_ coordinator: Coordinator) -> [String] { coordinator.book.due(clock.clock.now()).map(\.id.contact.rawValue).sorted() }

    func told(_ coordinator: Coordinator) throws -> [String] {
        try ["ada", "bob"].flatMap { uid in
            try coordinator.journal.entries(of: ContactID(rawValue: uid)).filter { $0.what.verb == .told }.compactMap(\.contact?.rawValue)
        }
    }

    func sql(_ text: String) throws { try home.sql(text) }

    @Test func `who is due is told once, and the next daemon knows`() throws {
        do {
            let coordinator = try coordinator()
            coordinator.start()
            #expect(due(coordinator) == ["ada", "bob"])
            #expect(try told(coordinator) == ["ada", "bob"])
        }
        let next = try coordinator()
        next.start()
        #expect(due(next) == ["ada", "bob"])
        #expect(try told(next) == ["ada", "bob"])
    }

    @Test func `an answer is on disk when it is given`() throws {
        let reminder: ReminderID
        do {
            let coordinator = try coordinator()
            coordinator.start()
            reminder = try #require(coordinator.book.reminders(for: ContactID(rawValue: "ada")).first).id
            let (contact, entry) = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call), when: clock.clock.now()))
            #expect(contact?.name == "Ada Lovelace")
            #expect(entry.what == .acknowledged(Interaction(via: .call), [], again: nil))
        }
        // There was no orderly stop: the next coordinator has only the file.
        let next = try coordinator()
        #expect(due(next) == ["bob"])
        let coming = try #require(next.book.reminders(for: ContactID(rawValue: "ada")).first)
        #expect(coming.due.description == "2026-12-07" && coming.id != reminder)
    }

    @Test(.enabled(if: access("/usr/bin/sqlite3", X_OK) == 0, "sqlite3 is not installed"))
    func `when the journal can't be written nothing changes, and it goes on when it can`() throws {
        let coordinator = try coordinator()
        coordinator.start()
        try sql("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk full, says the test'); END")
        let error = try #require(throws: RequestError.self) { _ = try coordinator.say(.skip(who: "ada")) }
        guard case .journalFailed(let reason) = error else { throw error }
        #expect(reason.contains("disk full, says the test"))
        #expect(due(coordinator) == ["ada", "bob"])
        #expect(coordinator.problems[.journal]?.count == 1)
        try sql("DROP TRIGGER full")
        _ = try coordinator.say(.skip(who: "ada"))
        #expect(due(coordinator) == ["bob"])
        #expect(coordinator.problems[.journal] == nil)
    }

    @Test(.enabled(if: access("/usr/bin/sqlite3", X_OK) == 0, "sqlite3 is not installed"))
    func `a reminder that can't be written is not told, and is retried within a minute`() throws {
        let coordinator = try coordinator()
        try sql("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk full, says the test'); END")
        coordinator.start()
        let now = clock.clock.now()
        #expect(try told(coordinator).isEmpty)
        #expect(try #require(coordinator.nextWake) <= now.adding(seconds: 60))
        try sql("DROP TRIGGER full")
        try clock.advance("1min")
        coordinator.clockChanged()
        #expect(try told(coordinator) == ["ada", "bob"])
    }

    @Test func `undo takes back the last thing said and says what it was`() throws {
        let coordinator = try coordinator()
        coordinator.start()
        let before = coordinator.book.reminders(for: ContactID(rawValue: "ada"))
        _ = try coordinator.say(.skip(who: "ada"))
        _ = try coordinator.say(.ignore(who: "bob"))
        #expect(try coordinator.undo().undone.map(\.entry.what) == [.ignored])
        #expect(try coordinator.undo().undone[0].contact?.name == "Ada Lovelace")
        #expect(coordinator.book.reminders(for: ContactID(rawValue: "ada")) == before)
        #expect(throws: RequestError.refused(.nothingToUndo)) { try coordinator.undo() }
    }

    @Test func `undo of one entry takes back that one, once, whatever was said since`() throws {
        let coordinator = try coordinator()
        coordinator.start()
        let before = coordinator.book.reminders(for: ContactID(rawValue: "ada"))
        let entry = try coordinator.say(.skip(who: "ada")).entry
        _ = try coordinator.say(.skip(who: "bob"))
        #expect(try coordinator.undo(.entry(entry)).undone.map(\.entry) == [entry])
        #expect(coordinator.book.reminders(for: ContactID(rawValue: "ada")) == before)
        #expect(due(coordinator) == ["ada"])
        #expect(throws: RequestError.refused(.isTakenBack(entry))) { try coordinator.undo(.entry(entry)) }
        #expect(try coordinator.undo().undone[0].contact?.name == "Bob Kahn")
    }

    @Test func `a broken configuration changes nothing and says where it is broken`() throws {
        let coordinator = try coordinator()
        coordinator.start()
        let before = coordinator.configuration
        try configure("[groups.friends]\nevery = \"2w\"\n[delivery]\nbugdet = 3\n")
        coordinator.reload()
        #expect(coordinator.configuration == before)
        #expect(coordinator.book.policy == before.policy)
        let problem = try #require(coordinator.problems[.configuration]?.first)
        #expect(problem.file == paths.configFile && problem.line == 4)
        #expect(problem.message.contains("\"budget\""))
        try configure("[groups.friends]\nevery = \"1y\"\n")
        coordinator.reload()
        #expect(coordinator.problems[.configuration] == nil)
        #expect(coordinator.book.policy.groups["friends"]?.every == Cadence(months: 12))
    }

    @Test func `a shorter cadence says how many it makes overdue, on that day`() throws {
        let coordinator = try coordinator()
        coordinator.start()
        for who in ["ada", "bob"] { _ = try coordinator.say(.acknowledge(who: who, Interaction(via: .call), when: clock.clock.now())) }
        try clock.advance("13d")
        coordinator.clockChanged()
        try configure("[groups.friends]\nevery = \"1w\"\n")
        coordinator.reload()
        #expect(coordinator.overdueByChange == 2)
        try clock.advance("1d")
        coordinator.clockChanged()
        #expect(coordinator.overdueByChange == nil)
    }

    @Test func `another address book is read on reload, and history waits for its cards to come back`() throws {
        let coordinator = try coordinator()
        coordinator.start()
        let empty = home.path + "/empty"
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        try configure("address_books = [\"\(empty)\"]\n[groups.friends]\nevery = \"2w\"\n")
        coordinator.reload()
        #expect(coordinator.book.contactCount == 0 && due(coordinator).isEmpty)
        try configure("[groups.friends]\nevery = \"2w\"\n")
        coordinator.reload()
        #expect(due(coordinator) == ["ada", "bob"])
        #expect(try told(coordinator) == ["ada", "bob"], "told before, and not again")
    }

    @Test(arguments: ["reload", "resume", "midnight"])
    func `cards of which the kernel says nothing are seen on reload, after a resume and once a day`(when: String) throws {
        // It is not started, and so it watches nothing.
        let coordinator = try coordinator()
        try "BEGIN:VCARD\nVERSION:3.0\nUID:eve\nFN:Eve Moss\nEND:VCARD\n".write(
            toFile: paths.contactsFolder + "/eve.vcf", atomically: true, encoding: .utf8)
        switch when {
        case "reload": coordinator.reload()
        case "resume": coordinator.clockChanged()
        default:
            try clock.advance("1d")
            coordinator.woke()
        }
        #expect(coordinator.book.contact(ContactID(rawValue: "eve")) != nil)
    }

    @Test func `where everybody goes at once the address book is away, and they stay due until it is back or that is accepted`() throws {
        let home = try Home(cards: (1...8).map { ("uid-\($0)", "Contact \($0)", "CATEGORIES:friends\n") })
        let coordinator = try home.coordinator()
        coordinator.start()
        let (folder, elsewhere) = (home.paths.contactsFolder, home.path + "/unmounted")
        #expect(rename(folder, elsewhere) == 0 && mkdir(folder, 0o700) == 0)
        coordinator.reload()
        #expect(coordinator.book.contactCount == 8 && coordinator.book.dueCount(home.clock.clock.now()) == 8)
        #expect(coordinator.problems[.away]?.first?.message.contains("vitaminb doctor --accept") == true)
        #expect(throws: RequestError.self) { try coordinator.add(.init(name: "Eve Moss")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [], "nothing is written below the place of the volume")
        // It comes back.
        #expect(rmdir(folder) == 0 && rename(elsewhere, folder) == 0)
        coordinator.reload()
        #expect(coordinator.problems[.away] == nil && coordinator.book.contactCount == 8)
        // Six of eight are too many to be believed.
        for number in 1...6 { #expect(unlink("\(folder)/uid-\(number).vcf") == 0) }
        coordinator.reload()
        #expect(coordinator.book.contactCount == 8)
        #expect(coordinator.acceptGone() == 6 && coordinator.book.contactCount == 2 && coordinator.problems[.away] == nil)
        #expect(coordinator.acceptGone() == 0)
    }

    @Test func `an address book that does not exist is a problem with a remedy`() throws {
        try configure("address_books = [\"\(home.path)/nowhere\"]\n")
        let coordinator = try coordinator()
        #expect(
            coordinator.problems[.folders] == [
                Problem(file: home.path + "/nowhere", message: "the address book does not exist; create it, or change address_books")
            ])
    }

    @Test func `the folder above the address books, or a pattern, is a problem that names the folders`() throws {
        let above = home.path + "/contacts"
        for (name, count) in [("work", 1), ("personal", 2), ("empty", 0)] {
            try FileManager.default.createDirectory(atPath: above + "/" + name, withIntermediateDirectories: true)
            for number in 0..<count {
                let card = "BEGIN:VCARD\nVERSION:3.0\nUID:\(name)\(number)\nFN:\(name) \(number)\nEND:VCARD\n"
                try card.write(toFile: "\(above)/\(name)/\(number).vcf", atomically: true, encoding: .utf8)
            }
        }
        try configure("address_books = [\"\(above)\"]\n")
        do {
            let coordinator = try coordinator()
            #expect(
                coordinator.problems[.folders]?.map(\.message) == [
                    "there are no cards in this folder, but in personal (2), work (1); name those: "
                        + "address_books = [\"\(above)/personal\", \"\(above)/work\"]"
                ])
        }
        try configure("address_books = [\"\(above)/*\"]\n")
        #expect(try coordinator().problems[.folders]?.first?.message == "a * means no folders here; name each folder in address_books")
    }

    @Test func `a new contact is in the address book and in the book at once`() throws {
        let coordinator = try coordinator()
        coordinator.start()
        var card = AddressBook.NewCard(name: "Grace Hopper")
        card.groups = ["Friends"]
        let (contact, file) = try coordinator.add(card)
        #expect(contact.groups == ["friends"])
        #expect(FileManager.default.fileExists(atPath: file))
        #expect(due(coordinator).contains(contact.id.rawValue))
    }

    @Test func `the status line says what is next`() throws {
        let coordinator = try coordinator()
        coordinator.start()
        #expect(coordinator.statusLine(clock.clock.now()) == "2 contacts, 2 due; nothing else in sight")
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .meal), when: clock.clock.now()))
        #expect(coordinator.statusLine(clock.clock.now()) == "2 contacts, 1 due; next: Ada Lovelace on 2026-12-07")
    }
}
