import KeepInTouch
import Testing

@testable import AddressBook

@Suite struct ContactMakerTests {
    /// The records of so many files in two sources, taken in turn: of every tenth file none, of every eleventh two contacts.
    private func records(of files: Int) -> (sources: [[UInt8]], records: [(source: Int, offset: Int)], ids: [[String]]) {
        var sources: [[UInt8]] = [[], []]
        var records: [(source: Int, offset: Int)] = []
        let stamp = CardFile.Stamp(inode: 1, modified: 2, changed: 3, size: 4)
        let ids = (0..<files).map { file in (0..<(file % 10 == 0 ? 0 : file % 11 == 0 ? 2 : 1)).map { "\(file).\($0)" } }
        for (file, ids) in ids.enumerated() {
            let source = file % 2
            records.append((source, sources[source].count))
            let contacts = ids.map { Contact(id: ContactID(rawValue: $0), name: "N \($0)", groups: ["g\(file % 1500)"]) }
            CardRecord.write(folder: 0, stamp: stamp, name: "\(file).vcf".utf8, contacts: contacts, to: &sources[source])
        }
        return (sources, records, ids)
    }

    @Test(arguments: [0, 1, 25_000])
    func `contacts come in the records' order, whether a thread of its own makes them or not`(files: Int) {
        let (sources, records, ids) = records(of: files)
        let maker = ContactMaker(of: records, in: sources)
        var isWorkDone = false
        maker.run { isWorkDone = true }
        #expect(isWorkDone)
        #expect(maker.contacts.map(\.id.rawValue) == ids.flatMap { $0 })
        #expect(maker.contacts.allSatisfy { $0.name == "N \($0.id)" })
        #expect(ids.indices.allSatisfy { maker.counts[$0, default: 1] == ids[$0].count })
        let groups = ids.indices.flatMap { file in ids[file].map { _ in ["g\(file % 1500)"] } }
        #expect(maker.contacts.map(\.groups) == groups)
    }

    @Test func `where no record is, no contact comes of it`() {
        let (sources, records, ids) = records(of: 5)
        let maker = ContactMaker(of: records + [(0, sources[0].count), (1, 3)], in: sources)
        maker.run {}
        #expect(maker.contacts.map(\.id.rawValue) == ids.flatMap { $0 })
    }
}
