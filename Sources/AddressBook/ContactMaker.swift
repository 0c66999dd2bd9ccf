import KeepInTouch
import Platform

/// Makes the contacts that records describe, in the records' order: at a start most of what is left to do when the files are read.
///
/// Only one thread touches it until ``run()`` has returned.
final class ContactMaker: ConcurrentReader {
    private let sources: [[UInt8]]
    private let records: [(source: Int, offset: Int)]
    private(set) var contacts: [Contact] = []
    /// How many contacts there are of a record, by its place, where it isn't one.
    private(set) var counts: [Int: Int] = [:]

    /// With fewer contacts than these, a thread of its own wins less time than its memory is worth.
    private static let contactsForAThread = 20_000

    /// `records` are offsets in `sources`.
    init(of records: [(source: Int, offset: Int)], in sources: [[UInt8]]) {
        self.records = records
        self.sources = sources
    }

    /// Makes the contacts while `work` is done.
    func run(during work: () -> Void) {
        if records.count >= Self.contactsForAThread { return ReaderThreads.run(self, during: work) }
        run()
        work()
    }

    func run() {
        var shared = SharedTexts()
        var made: [Contact] = []
        made.reserveCapacity(records.count)
        var place = 0
        for (source, offset) in records {
            sources[source].withUnsafeBytes { bytes in
                var reader = CardRecordReader(bytes, at: offset)
                guard let record = reader.record() else { return }
                let first = made.count
                var fields = CardRecordReader(bytes, at: record.contacts.lowerBound, end: record.contacts.upperBound)
                while let contact = fields.contact(&shared) { made.append(contact) }
                if made.count != first + 1 { counts[place] = made.count - first }
                place += 1
            }
        }
        contacts = made
    }
}
