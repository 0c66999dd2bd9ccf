import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import AddressBook

struct RescanTests {
    let folder = TemporaryFolder()

    private func fresh(_ folders: [String]) -> AddressBook.Changes {
        var book = AddressBook(folders: folders)
        return book.rescan()
    }

    @Test(arguments: [
        "ada.sync-conflict-20261101-120000-ABCDEFG.vcf", "ada (conflicted copy 2026-11-01 120000).vcf", "aaa-conflict-20261101-120000.vcf",
        "ada (SFConflict me@example.org 2026-11-01-12-00-00).vcf", "ada (in Konflikt stehende Kopie 2026-11-01).vcf", "ada.conflict1.vcf",
    ]) func `a copy that a synchroniser left never counts beside another card, and is named`(copy: String) throws {
        let folder = TemporaryFolder()
        func card(_ name: String, _ revision: String) -> String {
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:\(name)\r\nREV:\(revision)\r\nEND:VCARD\r\n"
        }
        // Though it sorts first, and is newer.
        try folder.write(card("Ada old", "2026-11-02T00:00:00Z"), to: copy)
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.map(\.name) == ["Ada old"], "alone it counts")
        try folder.write(card("Ada", "20261101T000000Z"), to: "ada.vcf")
        let changes = book.rescan()
        #expect(changes.changed.map(\.name) == ["Ada"] && changes.removed.isEmpty)
        #expect(book.file(of: ContactID(rawValue: "u"))?.hasSuffix("/ada.vcf") == true)
        #expect(book.problems.map(\.file) == [folder.path + "/" + copy] && book.problems[0].message.contains("on a conflict"))
    }

    @Test(arguments: ["ada (1).vcf", "ada - Copy.vcf", "ada-laptop.vcf"])
    func `of two cards that are equally new the one counts whose name the other's is made of`(copy: String) throws {
        for (original, uid) in [("ada.vcf", "u"), ("zzz.vcf", "zzz")] {
            let folder = TemporaryFolder()
            for (name, file) in [("Ada", original), ("Old", copy)] {
                try folder.write("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(uid)\r\nFN:\(name)\r\nEND:VCARD\r\n", to: file)
            }
            #expect(fresh([folder.path]).changed.map(\.name) == ["Ada"])
        }
    }

    @Test func `of two cards with one UID the newer one counts, however the files are called`() throws {
        let folder = TemporaryFolder()
        func card(_ name: String, _ revision: String?) -> String {
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:\(name)\r\n\(revision.map { "REV:\($0)\r\n" } ?? "")END:VCARD\r\n"
        }
        try folder.write(card("oldest", nil), to: "a.vcf")
        try folder.write(card("newest", "2026-11-02T08:00:00.000Z"), to: "b.vcf")
        try folder.write(card("older", "20261101T120000Z"), to: "c.vcf")
        var book = AddressBook(folders: [folder.path])
        #expect(book.rescan().changed.map(\.name) == ["newest"])
        #expect(book.problems.allSatisfy { $0.message.contains("/b.vcf, which counts") } && book.problems.count == 2)
        try folder.write(card("newest of all", "20261103T120000Z"), to: "c.vcf")
        #expect(book.rescan().changed.map(\.name) == ["newest of all"])
        #expect(unlink(folder.path + "/c.vcf") == 0)
        #expect(book.rescan().changed.map(\.name) == ["newest"])
    }

    @Test func `several threads find the same contacts as one, sorted by file name`() throws {
        for number in 0..<500 { try folder.card("Person \(number)", uid: "p\(number)", more: "CATEGORIES:G\(number % 7)\r\n") }
        let found = fresh([folder.path])
        #expect(found.changed.map { $0.id.rawValue + ".vcf" } == (0..<500).map { "p\($0).vcf" }.sorted())
        for number in 0..<500 {
            var one = AddressBook(folders: [folder.path])
            let alone = one.refresh([folder.path + "/p\(number).vcf"]).changed
            #expect(alone.map(\.name) == ["Person \(number)"])
            #expect(found.changed.contains(alone[0]))
        }
    }

    @Test func `a file that can't be read is a problem at each start`() throws {
        try folder.card("Ada", uid: "u1")
        try folder.write("", to: "huge.vcf")
        #expect(truncate(folder.path + "/huge.vcf", off_t(CardFile.maximumBytes + 1)) == 0)
        for _ in 1...2 {
            let found = fresh([folder.path])
            #expect(found.problems.map(\.file) == [folder.path + "/huge.vcf"])
            #expect(found.changed.map(\.name) == ["Ada"])
        }
    }

    @Test func `a changed file is read, even where its size and modification time are as they were`() throws {
        try folder.card("Ada", uid: "u1")
        try folder.card("Bob", uid: "u2")
        var book = AddressBook(folders: [folder.path])
        _ = book.rescan()
        usleep(20_000)
        let path = folder.path + "/u2.vcf"
        let text = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(of: "Bob", with: "Ben")
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        var status = stat()
        #expect(fstat(file.fileDescriptor, &status) == 0)
        try file.write(contentsOf: Data(text.utf8))
        var times = [status.st_atim, status.st_mtim]
        #expect(futimens(file.fileDescriptor, &times) == 0)
        #expect(book.rescan().changed.map(\.name) == ["Ben"])
    }

    @Test(arguments: 1...12)
    func `after any changes to the files the contacts are those that a new start finds`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let second = TemporaryFolder()
        let folders = [folder.path, second.path]
        var book = AddressBook(folders: folders)
        var known: [ContactID: Contact] = [:]
        for round in 0..<12 {
            var touched: Set<String> = []
            for change in 0..<Int.random(in: 0...4, using: &random) {
                let place = Bool.random(using: &random) ? folder : second
                let (name, other) = (Int.random(in: 0..<8, using: &random), Int.random(in: 0..<8, using: &random))
                let path = place.path + "/f\(name).vcf"
                touched.insert(path)
                switch Int.random(in: 0..<7, using: &random) {
                case 0: unlink(path)
                case 1:
                    let new = folders[Int.random(in: 0...1, using: &random)] + "/f\(other).vcf"
                    rename(path, new)
                    touched.insert(new)
                case 2: try place.write("no card", to: "f\(name).vcf")
                case 3:
                    let first = "BEGIN:VCARD\nVERSION:4.0\nUID:x\(name)\nFN:X\nEND:VCARD\n"
                    try place.write(first + "BEGIN:VCARD\nVERSION:4.0\nUID:x\(other)\nFN:Y\nEND:VCARD\n", to: "f\(name).vcf")
                default:
                    try place.write(
                        "BEGIN:VCARD\nVERSION:4.0\nUID:x\(other)\nFN:Seed \(seed) round \(round) change \(change)\nNICKNAME:é\(name)\n"
                            + "CATEGORIES:A\(name % 2),B\nEND:VCARD\n", to: "f\(name).vcf")
                }
            }
            // Longer than any file system's clock here stands still: a change within one tick need not show.
            usleep(20_000)
            let found = round.isMultiple(of: 2) ? book.rescan() : book.refresh(touched)
            for id in found.removed { known[id] = nil }
            for contact in found.changed { known[contact.id] = contact }
            let expected = fresh(folders)
            #expect(known.values.sorted { $0.id.rawValue < $1.id.rawValue } == expected.changed.sorted { $0.id.rawValue < $1.id.rawValue })
            #expect(
                book.problems.map(\.description).sorted() == expected.problems.map(\.description).sorted(), "seed \(seed), round \(round)")
        }
    }
}
