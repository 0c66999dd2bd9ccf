import FoundationEssentials
import Journal
import KeepInTouch
import Platform

/// What was read of the files in a ``SyncFolder``, and which of the own entries are in it, so that a start reads only what is new. It can
/// be lost: then everything is read again, and what is there already stays there once.
struct SyncMemory: Equatable {
    /// How far a file was read.
    struct Part: Equatable {
        /// As it was then.
        var file: SyncFolder.File
        /// How many of its bytes were read.
        var bytes = 0
        /// A checksum of the last of them.
        var end: UInt64 = 0
        /// How many lines are not as they were written.
        var damaged = 0
        /// How many lines a later version has written.
        var unknown = 0
    }

    /// What is known of a writer.
    struct Writer: Equatable {
        var machine = ""
        var began: Instant?
        /// When it wrote the last of its entries that have come, by its clock.
        var latest: Instant?
        /// Up to which number all of its entries have come.
        var complete: Int64 = 0
        /// The numbers behind that of entries that have come.
        var others: Set<Int64> = []

        /// How many entries that it has written have not come.
        var missing: Int { others.max().map { Int(clamping: $0 - complete) - others.count } ?? 0 }

        /// The number of the last of its entries that have come.
        private var last: Int64

        init(machine: String = "", began: Instant? = nil, latest: Instant? = nil, complete: Int64 = 0, others: Set<Int64> = []) {
            (self.machine, self.began, self.latest, self.complete, self.others) = (machine, began, latest, complete, others)
            last = others.max() ?? complete
        }

        /// An entry has come.
        mutating func note(_ place: EntryPlace) {
            // Not the latest clock: that may have been ahead, and been set right since.
            if place.number >= last { (last, latest) = (place.number, Instant(seconds: place.clock.second)) }
            if place.number > complete, others.count < Self.bound { others.insert(place.number) }
            while others.remove(complete + 1) != nil { complete += 1 }
        }

        private static let bound = 10_000
    }

    var parts: [String: Part] = [:]
    var writers: [UUID: Writer] = [:]
    /// The number of the last own entry that is in the folder, and all before it are.
    var published: Int64 = 0

    /// What it holds for: this folder, this writer, a journal that has this entry, and this version of the program.
    struct Bond: Equatable {
        let folder: String
        let writer: UUID
        let version: String
    }

    private static let maximumBytes = 4 << 20

    /// What the file says, if that is of this bond and of a journal that `has` the entry that was its last then.
    init?(path: String, bond: Bond, has: (UUID) -> Bool) {
        guard let bytes = try? WholeFile.read(path, maximumBytes: Self.maximumBytes) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 4, lines[0] == "\(bond.version) \(bond.writer.digits)", lines[1] == bond.folder,
            let published = Int64(lines[2]), lines[3].isEmpty || UUID(digits: String(lines[3])).map(has) ?? false, lines.last == "."
        else { return nil }
        self.published = published
        for line in lines[4...].dropLast() {
            let words = line.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: false)
            if words.first == "w", words.count == 7, let id = UUID(digits: String(words[1])), let complete = Int64(words[4]) {
                let others = Set(words[5].split(separator: ",").compactMap { Int64($0) })
                let machine = String(words[6]).replacing("\u{1F}", with: " ")
                writers[id] = Writer(
                    machine: machine, began: Int64(words[2]).map(Instant.init), latest: Int64(words[3]).map(Instant.init),
                    complete: complete, others: others)
            } else {
                let numbers = words.dropFirst().dropLast().compactMap { Int64($0) }
                guard words.first == "f", words.count == 9, numbers.count == 7, let name = words.last else { return nil }
                let file = SyncFolder.File(name: String(name), bytes: Int(numbers[0]), version: [numbers[1], numbers[2]])
                var part = Part(file: file, bytes: Int(numbers[3]), end: UInt64(bitPattern: numbers[4]))
                (part.damaged, part.unknown) = (Int(numbers[5]), Int(numbers[6]))
                parts[file.name] = part
            }
        }
    }

    /// Nothing.
    init() {}

    /// Keeps it. Where that can't be written the next start reads everything again.
    func keep(_ path: String, bond: Bond, last: UUID?) {
        var lines = ["\(bond.version) \(bond.writer.digits)", bond.folder, "\(published)", last?.digits ?? ""]
        for (id, one) in writers.sorted(by: { $0.key.text < $1.key.text }) {
            let others = one.others.sorted().map(String.init).joined(separator: ",")
            let machine = one.machine.replacing(" ", with: "\u{1F}").replacing("\n", with: "")
            lines.append("w \(id.digits) \(Self.text(one.began)) \(Self.text(one.latest)) \(one.complete) \(others) \(machine)")
        }
        for (name, part) in parts.sorted(by: { $0.key < $1.key }) where !name.contains("\n") {
            let numbers = [Int64(part.file.bytes)] + part.file.version + [Int64(part.bytes), Int64(bitPattern: part.end)]
            let all = numbers + [Int64(part.damaged), Int64(part.unknown)]
            lines.append("f \(all.map(String.init).joined(separator: " ")) \(name)")
        }
        WholeFile.keep(path, Array((lines + ["."]).joined(separator: "\n").utf8))
    }

    private static func text(_ moment: Instant?) -> String { moment.map { "\($0.seconds)" } ?? "-" }
}
