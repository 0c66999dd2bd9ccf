import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import AddressBook

struct AddressBookIndexTests {
    let folder = TemporaryFolder()
    let data = TemporaryFolder()
    var index: String { data.path + "/address-book.index" }

    init() throws {
        try folder.card("Ada Lovelace", uid: "u1", more: "NICKNAME:Countess\r\nCATEGORIES:Friends,Maths\r\nBDAY:1815-12-10\r\n")
        let dates = "BDAY:--0229\r\nANNIVERSARY:20010203\r\nX-VITAMINB-MET:2019-03-02\r\n"
        try folder.card("Bob", uid: "u2", more: dates + "ORG:Löwe SE;Vertrieb\r\n")
    }

    /// What a start finds. It believes stamps of just now, as no test can wait until they are old.
    func load(_ folders: [String]? = nil, restless: Int64 = -3600) -> AddressBook.Changes {
        var book = AddressBook(folders: folders ?? [folder.path], index: index)
        book.restlessSeconds = restless
        return book.rescan()
    }

    func fresh(_ folders: [String]? = nil) -> AddressBook.Changes {
        var book = AddressBook(folders: folders ?? [folder.path])
        return book.rescan()
    }

    func expectSame(_ found: AddressBook.Changes, _ expected: AddressBook.Changes, _ comment: Comment? = nil) {
        #expect(found.changed == expected.changed, comment)
        #expect(found.problems == expected.problems, comment)
        #expect(found.removed.isEmpty && expected.removed.isEmpty, comment)
    }

    /// Puts another card into the file's bytes, so that only who does not read the file can miss it, and its times back.
    func swapUnseen(_ name: String, _ old: String, _ new: String) throws {
        let path = folder.path + "/" + name
        let text = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(of: old, with: new)
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        var status = stat()
        #expect(fstat(file.fileDescriptor, &status) == 0)
        try file.write(contentsOf: Data(text.utf8))
        var times = [status.st_atim, status.st_mtim]
        #expect(futimens(file.fileDescriptor, &times) == 0)
    }

    @Test func `a start with the index finds what reading the files finds`() throws {
        try folder.write("BEGIN:VCARD\nVERSION:4.0\nUID:u3\nFN:The club\nKIND:group\nEND:VCARD\n", to: "club.vcf")
        try folder.write("BEGIN:VCARD\nVERSION:4.0\nFN:No UID\nEND:VCARD\n", to: "no-uid.vcf")
        try folder.write("BEGIN:VCARD\nVERSION:4.0\nUID:u1\nFN:Ada II\nEND:VCARD\n", to: "u1-again.vcf")
        for round in 1...3 { expectSame(load(), fresh(), "start \(round)") }
    }

    @Test func `files that did not change are not read`() throws {
        _ = load()
        let stamp = AddressBookIndex(reading: index, folders: [folder.path]).table.stamp(0)
        // An index that says what no file says, and with a stamp that is the file's.
        var records: [UInt8] = []
        let contact = Contact(
            id: ContactID(rawValue: "u1"), name: "Told by the index", nickname: "N", groups: ["a", "b"],
            birthday: AnnualDay(year: nil, month: 2, day: 29), anniversary: AnnualDay(year: 2001, month: 2, day: 3), organization: "Org",
            met: CivilDate(year: 2019, month: 3, day: 2))
        CardRecord.write(folder: 0, stamp: stamp, name: "u1.vcf".utf8, contacts: [contact], to: &records)
        AddressBookIndex.write([(0, 0)], from: [records], folders: [folder.path], to: index)
        #expect(load().changed.map(\.name) == ["Told by the index", "Bob"])
        var status = stat()
        #expect(stat(index, &status) == 0)
        let inode = status.st_ino
        #expect(load().changed.first == contact)
        #expect(stat(index, &status) == 0 && status.st_ino == inode, "where nothing changed it is not written again")
    }

    @Test func `what is wrong with a file is told from the index too, without reading the file`() throws {
        try folder.write("not a card at all", to: "x.vcf")
        expectSame(load(), fresh())
        let known = AddressBookIndex(reading: index, folders: [folder.path]).table
        #expect(known.count == 3)
        var records: [UInt8] = []
        let told = CardProblem(folder.path + "/x.vcf", line: 7, "told by the index")
        CardRecord.write(folder: 0, stamp: known.stamp(2), name: "x.vcf".utf8, contacts: [], problems: [told], to: &records)
        AddressBookIndex.write([(0, 0)], from: [records], folders: [folder.path], to: index)
        var book = AddressBook(folders: [folder.path], index: index)
        #expect(book.rescan().problems == [told])
        #expect(book.problems == [told])
        unlink(folder.path + "/x.vcf")
        _ = book.rescan()
        #expect(book.problems.isEmpty)
    }

    @Test func `a file that can't be read does not go into the index, and its problem is told at each start`() throws {
        try folder.write("", to: "huge.vcf")
        #expect(truncate(folder.path + "/huge.vcf", off_t(CardFile.maximumBytes + 1)) == 0)
        for round in 1...2 {
            let found = load()
            #expect(found.problems.map(\.file) == [folder.path + "/huge.vcf"], "start \(round)")
            #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 2, "start \(round)")
        }
    }

    @Test func `saved at the end, the index knows what changed meanwhile`() throws {
        var book = AddressBook(folders: [folder.path], index: index)
        book.restlessSeconds = -3600
        _ = book.rescan()
        var status = stat()
        #expect(stat(index, &status) == 0)
        let inode = status.st_ino
        book.saveIndex()
        #expect(stat(index, &status) == 0 && status.st_ino == inode, "where nothing changed it is not written again")
        try folder.card("Cy", uid: "u3")
        try folder.card("Bobby", uid: "u2")
        unlink(folder.path + "/u1.vcf")
        _ = book.refresh(["u1", "u2", "u3"].map { folder.path + "/\($0).vcf" })
        book.saveIndex()
        let saved = AddressBookIndex(reading: index, folders: [folder.path]).table
        #expect((0..<saved.count).map { String(decoding: saved.name($0), as: UTF8.self) } == ["u2.vcf", "u3.vcf"])
        for file in 0..<saved.count {
            #expect(saved.stamp(file) == CardFile.stamp(of: folder.path + "/" + String(decoding: saved.name(file), as: UTF8.self)))
        }
        expectSame(load(), fresh())
    }

    @Test func `a file whose stamp differs is read, even where size and modification time are the same`() throws {
        _ = load()
        usleep(20_000)
        try swapUnseen("u2.vcf", "Bob", "Ben")
        #expect(load().changed.map(\.name) == ["Ada Lovelace", "Ben"])
        #expect(load().changed.map(\.name) == ["Ada Lovelace", "Ben"], "and the index knows it now")
    }

    @Test func `what changed just before it was read does not go into the index`() throws {
        _ = load(restless: 2)
        #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 0)
        _ = load()
        #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 2)
    }

    @Test func `an index that was cut off or spoilt anywhere is as if there were none, and is made anew`() throws {
        let expected = fresh()
        _ = load()
        let whole = try Data(contentsOf: URL(fileURLWithPath: index))
        for length in 0..<whole.count {
            try whole.prefix(length).write(to: URL(fileURLWithPath: index))
            chmod(index, 0o600)
            #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 0, "cut off after \(length) bytes")
        }
        for offset in whole.indices {
            var spoilt = whole
            spoilt[offset] ^= 0x21
            try spoilt.write(to: URL(fileURLWithPath: index))
            chmod(index, 0o600)
            #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 0, "spoilt at byte \(offset)")
        }
        expectSame(load(), expected)
        #expect(try Data(contentsOf: URL(fileURLWithPath: index)) == whole)
        print("counted an index cut off and spoilt at each of \(whole.count) bytes: never believed")
    }

    @Test func `an index of another version, of other folders, or that others can read is not used`() throws {
        _ = load()
        let whole = try Data(contentsOf: URL(fileURLWithPath: index))
        #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 2)
        #expect(AddressBookIndex(reading: index, folders: [data.path]).table.count == 0)
        #expect(AddressBookIndex(reading: index, folders: [folder.path, data.path]).table.count == 0)
        chmod(index, 0o644)
        #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 0)
        _ = load()
        var status = stat()
        #expect(stat(index, &status) == 0 && status.st_mode & 0o777 == 0o600, "it is put in the place of the one it did not use")
        rename(index, index + "-elsewhere")
        symlink(index + "-elsewhere", index)
        #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 0)
        unlink(index)
        var other = whole
        let version = try #require(other.firstIndex(of: UInt8(ascii: "\n"))) - 1
        other[version] -= 1
        try other.write(to: URL(fileURLWithPath: index))
        chmod(index, 0o600)
        #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 0)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `an index of another owner is not used`() throws {
        _ = load()
        #expect(chown(index, 65534, 65534) == 0)
        #expect(AddressBookIndex(reading: index, folders: [folder.path]).table.count == 0)
        expectSame(load(), fresh())
    }

    @Test func `where it can't be written the contacts are there all the same`() throws {
        var book = AddressBook(folders: [folder.path], index: data.path + "/missing/address-book.index")
        expectSame(book.rescan(), fresh())
        mkdir(index, 0o700)
        expectSame(load(), fresh())
        #expect(access(index + ".tmp", F_OK) != 0, "no temporary file is left")
    }

    @Test func `many files are found by several readers as by one`() throws {
        for number in 0..<500 { try folder.card("Person \(number)", uid: "p\(number)", more: "CATEGORIES:G\(number % 7)\r\n") }
        let found = load()
        #expect(Set(found.changed.map(\.name)).count == 502)
        expectSame(load(), found)
        for number in 0..<500 {
            var one = AddressBook(folders: [folder.path])
            #expect(one.refresh([folder.path + "/p\(number).vcf"]).changed.map(\.name) == ["Person \(number)"])
        }
    }

    @Test(arguments: 1...12)
    func `whatever happens between two starts, the contacts are those of the files`(seed: UInt64) throws {
        var random = Random(state: seed)
        let second = TemporaryFolder()
        let folders = [folder.path, second.path]
        for round in 0..<12 {
            for change in 0..<Int.random(in: 0...4, using: &random) {
                let place = Bool.random(using: &random) ? folder : second
                let (name, other) = (Int.random(in: 0..<8, using: &random), Int.random(in: 0..<8, using: &random))
                let path = place.path + "/f\(name).vcf"
                switch Int.random(in: 0..<7, using: &random) {
                case 0: unlink(path)
                case 1: rename(path, folders[Int.random(in: 0...1, using: &random)] + "/f\(other).vcf")
                case 2: try place.write("no card", to: "f\(name).vcf")
                case 3:
                    let first = "BEGIN:VCARD\nVERSION:4.0\nUID:x\(name)\nFN:X\nEND:VCARD\n"
                    try place.write(
                        first + "BEGIN:VCARD\nVERSION:4.0\nUID:x\(other)\nFN:Y\nEND:VCARD\n", to: "f\(name).vcf")
                case 4: if round % 4 == 3 { unlink(index) }
                default:
                    try place.write(
                        "BEGIN:VCARD\nVERSION:4.0\nUID:x\(other)\nFN:Seed \(seed) round \(round) change \(change)\nNICKNAME:é\(name)\n"
                            + "CATEGORIES:A\(name % 2),B\nEND:VCARD\n", to: "f\(name).vcf")
                }
            }
            // Longer than any file system's clock here stands still, which restlessSeconds is for outside of tests.
            usleep(20_000)
            expectSame(load(folders), fresh(folders), "seed \(seed), round \(round)")
        }
    }

    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
