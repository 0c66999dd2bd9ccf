import AddressBook
import Foundation
import KeepInTouch
import Platform
import TestLiterals
import TestSupport
import Testing
import VCard

@testable import Daemon

/// A life of an address book over real files, a real journal and a real coordinator: servers, synchronisers, telephones and people do to
/// the cards what they do, from a seed. What was said of each person is known here, and has to be there after each step.
@MainActor
struct FolderLife {
    struct Wrong: Error, CustomStringConvertible {
        let description: String
    }

    private struct Person {
        let name: String
        /// EMAIL, TEL and BDAY as far as there are any.
        var lines: [String]
        var uid: String
        var file: String
        /// The notes of what was said.
        var notes: [String] = []
        var revision = 0

        var card: String {
            let rev = "REV:2026-01-01T00:00:\(revision < 10 ? "0" : "")\(revision % 60)Z"
            return (["BEGIN:VCARD", "VERSION:3.0", "UID:\(uid)", "FN:\(name)", "CATEGORIES:friends", rev] + lines + ["END:VCARD", ""])
                .joined(separator: "\r\n")
        }
    }

    private var random: SplitMix64
    private let home: Home
    private var people: [Person]
    private var coordinator: Coordinator?
    /// What was done, to be shown where something is wrong.
    private(set) var steps: [String] = []

    private var folder: String { home.paths.contactsFolder }
    private var elsewhere: String { home.path + "/unmounted" }

    init(seed: UInt64) throws {
        random = SplitMix64(seed: seed)
        home = try Home(cards: [])
        people = []
        for number in 0..<Int.random(in: 7...12, using: &random) {
            var lines: [String] = []
            if random.chance(60) { lines.append("EMAIL:person\(number)@example.org") }
            if random.chance(50) { lines.append("TEL:+49 30 55501\(number < 10 ? "0" : "")\(number)") }
            if random.chance(40) { lines.append("BDAY:1980-0\(number % 9 + 1)-11") }
            people.append(Person(name: "Person \(Self.words[number])", lines: lines, uid: "uid-\(number)", file: "uid-\(number).vcf"))
        }
        for person in people { try write(person) }
        try start()
    }

    private static let words = ["Adler", "Bach", "Claus", "Diehl", "Ebert", "Fuchs", "Gauss", "Huber", "Imhof", "Jung", "Kern", "Lang"]

    private func write(_ person: Person) throws {
        try person.card.write(toFile: folder + "/" + person.file, atomically: true, encoding: .utf8)
    }

    private mutating func start() throws {
        coordinator = nil
        let next = try home.coordinator()
        next.start()
        coordinator = next
    }

    private func daemon() throws -> Coordinator { try #require(coordinator) }

    /// One thing that happens, and what has to hold after it.
    mutating func step() throws {
        let index = Int.random(in: people.indices, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0...2: try say(index)
        case 3: try rename([index], isAtOnce: true)
        case 4: try rename([index], isAtOnce: false)
        case 5: try rename(Array(people.indices), isAtOnce: true)
        case 6: try conflict(index)
        case 7: try vanish()
        case 8: try telephone(index)
        case 9: try restart { _ in }
        case 10: try restart { life in try life.renamed(index) }
        default: try passDays()
        }
        try check()
    }

    // MARK: What happens

    private mutating func say(_ index: Int) throws {
        let note = "note \(steps.count)"
        steps.append("\(people[index].name): \(note)")
        _ = try daemon().say(
            .acknowledge(who: people[index].name, Interaction(via: .call, note: note), when: home.clock.clock.now()))
        people[index].notes.append(note)
        // The same within a minute would be noted once.
        try home.clock.advance("2min")
    }

    /// A server gives cards other UIDs, and files other names.
    private mutating func rename(_ indices: [Int], isAtOnce: Bool) throws {
        let former = indices.map { people[$0].file }
        for index in indices {
            people[index].uid = random.uuid().uuidString.lowercased()
            people[index].file = random.uuid().uuidString.lowercased() + ".vcf"
            steps.append("\(people[index].name) gets another UID\(isAtOnce ? "" : ", and the old card stays for days")")
            try write(people[index])
        }
        if !isAtOnce {
            try daemon().reload()
            try home.clock.advance("\(Int.random(in: 1...20, using: &random))d")
            try daemon().woke()
        }
        for file in former { unlink(folder + "/" + file) }
        try daemon().reload()
    }

    /// The same, seen at the next start.
    private mutating func renamed(_ index: Int) throws {
        unlink(folder + "/" + people[index].file)
        people[index].uid = random.uuid().uuidString.lowercased()
        people[index].file = people[index].uid + ".vcf"
        steps.append("\(people[index].name) gets another UID")
        try write(people[index])
    }

    /// A synchroniser leaves a copy.
    private mutating func conflict(_ index: Int) throws {
        let copy = people[index].file.dropLast(4) + ".sync-conflict-20260101-120000-ABCDEFG.vcf"
        steps.append("a copy of \(people[index].name)'s card on a conflict")
        try people[index].card.replacing("CATEGORIES:friends", with: "CATEGORIES:other")
            .write(toFile: folder + "/" + copy, atomically: true, encoding: .utf8)
        try daemon().reload()
        try check()
        unlink(folder + "/" + copy)
        try daemon().reload()
    }

    /// A volume isn't mounted for a while, with or without a restart meanwhile.
    private mutating func vanish() throws {
        steps.append("the volume vanishes")
        try #require(Foundation.rename(folder, elsewhere) == 0 && mkdir(folder, 0o700) == 0)
        try daemon().reload()
        if random.chance(40) {
            steps.append("and the daemon starts again without it")
            try start()
        }
        if random.chance(40) {
            try home.clock.advance("1d")
            try daemon().woke()
        }
        try #require(rmdir(folder) == 0 && Foundation.rename(elsewhere, folder) == 0)
        steps.append("the volume is back")
        try daemon().reload()
    }

    /// A telephone writes the card in its own spelling, perhaps with another number.
    private mutating func telephone(_ index: Int) throws {
        steps.append("a telephone writes \(people[index].name)'s card")
        people[index].revision += 1
        if UUID(uuidString: people[index].uid) != nil {
            people[index].uid = random.chance(50) ? "urn:uuid:" + people[index].uid.uppercased() : people[index].uid.lowercased()
        }
        if people[index].lines.count > 1, random.chance(50) {
            people[index].lines[0] = "EMAIL:new\(steps.count)@example.org"
        }
        try write(people[index])
        try daemon().reload()
    }

    private mutating func restart(_ meanwhile: (inout FolderLife) throws -> Void) throws {
        steps.append("the daemon ends")
        coordinator = nil
        try meanwhile(&self)
        steps.append("and starts")
        try start()
    }

    private mutating func passDays() throws {
        let days = Int.random(in: 1...40, using: &random)
        steps.append("\(days) days")
        for _ in 0..<days {
            try home.clock.advance("1d")
            try daemon().woke()
        }
    }

    // MARK: What has to hold

    /// Everybody is there once, with all that was said of them; nothing was told twice.
    private func check() throws {
        let daemon = try daemon()
        guard daemon.book.contactCount == people.count else {
            throw Wrong(description: "\(daemon.book.contactCount) contacts for \(people.count) people: \(daemon.book.contacts.map(\.name))")
        }
        var told: Set<String> = []
        for person in people {
            let contact: Contact
            do { contact = try daemon.book.find(person.name) } catch { throw Wrong(description: "\(person.name): \(error)") }
            let entries = try daemon.corrections().counted(daemon.entries(about: contact.id))
            let notes = entries.compactMap { entry -> String? in
                if case .acknowledged(let interaction, _, _) = entry.what { interaction.note } else { nil }
            }
            guard notes == person.notes else { throw Wrong(description: "\(person.name) has \(notes) for \(person.notes)") }
            guard daemon.addressBook.card(of: contact.id)?.card.uid == person.uid else {
                throw Wrong(description: "\(person.name)'s card is another's")
            }
            for entry in entries {
                guard case .told(let key, let moment) = entry.what, let day = entry.day else { continue }
                // While the old card is there beside the new one they are two people.
                let what = "\(entry.contact?.rawValue ?? "") \(key.kind) \(moment?.description ?? "") \(day)"
                guard told.insert(what).inserted else { throw Wrong(description: "told twice: \(what)") }
            }
        }
    }
}

@MainActor
struct FolderLifeTests {
    @Test func `whatever others do to the cards, no history is lost, nobody is twice there, and nothing is told twice`() async throws {
        let environment = ProcessInfo.processInfo.environment
        // VITAMINB_FOLDER_LIVES=5001-10000 lives these; with TMPDIR in memory a release build lives ten a second.
        let said = environment["VITAMINB_FOLDER_LIVES"]?.split(separator: "-").compactMap { UInt64($0) } ?? []
        let seeds = said.count == 2 ? said[0]...said[1] : 1...(environment["VITAMINB_LONG"] == nil ? 8 : 100)
        let (lives, steps) = (seeds.count, 40)
        for seed in seeds {
            var life = try FolderLife(seed: seed)
            do {
                for _ in 0..<steps { try life.step() }
            } catch let wrong as FolderLife.Wrong {
                Issue.record("seed \(seed): \(wrong); \(life.steps.suffix(12).joined(separator: "; "))")
                return
            }
            // The daemons of this life close what they watched with when the main queue is free.
            await withCheckedContinuation { done in DispatchQueue.main.async { done.resume() } }
        }
        print("counted \(lives) lives of an address book, \(lives * steps) steps: no history lost, nobody there twice, nothing told twice")
    }
}
