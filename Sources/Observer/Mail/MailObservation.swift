import KeepInTouch
import Platform
import SQLite

/// Looks through mail for letters to and from contacts.
///
/// What it finds is handed over before it is remembered that the letter was read: after a crash between the two it is found again, and
/// known by its id.
final class MailObservation {
    private let judge: LetterJudge
    private let memory: Memory
    private let since: CivilDate
    private let now: Instant
    private let output: ObservationOutput
    private(set) var summary = Observation.Summary()

    /// The user's letters that are known, as hashes of their ids, and the addresses of lists.
    private var sent: Set<UInt64>
    private var lists: Set<UInt64>
    private var newSent: [UInt64] = []
    private var newLists: [UInt64] = []
    /// What was found and not yet handed over.
    private var written: [Written] = []
    private var arrivals: [Arrived] = []
    private var read: [(place: String, stamp: String?, files: [UInt64], gone: [UInt64])] = []
    private var positions: [(place: String, position: Memory.Position)] = []
    /// For how long at most nothing is handed over.
    private let patience: Duration
    /// When what was found is handed over, however little it is.
    private var checkpoint: ContinuousClock.Instant
    /// In which file an arrival of this run is, by its contact and day.
    private var files: [String: String] = [:]

    /// A letter of the user's to a contact. It doesn't count if one of those to whom it went turns out to be a mailing list.
    private struct Written {
        let contact: ContactID
        let date: MailDate
        let recipients: [UInt64]
        let file: String
    }

    /// A letter of a contact's to the user. It doesn't count either if it went to a mailing list as well.
    private struct Arrived {
        let arrival: Memory.Arrival
        let recipients: [UInt64]
        let file: String
    }

    /// So many letters are held back until it is known which addresses are lists, and then handed over.
    private static let heldBack = 20_000
    /// For how long an answer is recognized that comes before the letter it answers, in days: synchronizers take folders in any order.
    private static let arrivalDays = 60

    /// Looks with this memory. For `patience` at most nothing is remembered, so that a look that is ended goes on behind that.
    init(
        _ owners: Owners, _ memory: Memory, since: CivilDate, now: Instant, output: ObservationOutput, patience: Duration = .seconds(240)
    ) throws {
        self.patience = patience
        checkpoint = .now + patience
        judge = LetterJudge(owners: owners)
        (self.memory, self.since, self.now, self.output) = (memory, since, now, output)
        sent = try memory.hashes(.sent)
        lists = try memory.hashes(.lists)
    }

    /// Looks through these places.
    func run(_ places: [String]) throws -> Observation.Summary {
        var seen: Set<String> = []
        for place in places {
            let folders = MailFolder.all(at: place)
            if folders.isEmpty { summary.problems.append("\(place): there is no mail") }
            for folder in folders where seen.insert(folder.path).inserted {
                summary.places += 1
                do {
                    switch folder.format {
                    case .maildir: try look(through: folder)
                    case .mbox: try look(throughMbox: folder)
                    }
                } catch let error as SystemError {
                    summary.problems.append(error.description)
                }
            }
        }
        try handOver()
        try settleArrivals()
        return summary
    }

    // MARK: Reading

    private func look(through folder: MailFolder) throws {
        let maildir = Maildir(path: folder.path)
        let stamp = maildir.stamp
        if let stamp, try memory.stamp(of: folder.path) == stamp { return }
        try maildir.check()
        let kind = FolderKind(path: folder.names)
        let known = try memory.files(in: folder.path)
        let files = maildir.files
        var new: [UInt64] = []
        var isWhole = true
        for file in files where !known.contains(file.id) {
            let path = folder.path + "/" + file.name
            // It may have gone, or got another name, or not be readable: then it is read next time.
            guard let found = try? MessageFile.header(path) else {
                isWhole = false
                continue
            }
            let header = HeaderBlock(found.bytes)
            take(header, kind, path, isDraft: file.isDraft, isTrash: file.isTrash) {
                if found.isWhole { return header }
                return (try? MessageFile.head(path, upTo: HeaderBlock.bound)).map(HeaderBlock.init) ?? header
            }
            new.append(file.id)
            if isFull {
                read.append((folder.path, nil, new, []))
                new = []
                try handOver()
            }
        }
        let gone = known.subtracting(files.lazy.map(\.id))
        read.append((folder.path, isWhole ? stamp : nil, new, Array(gone)))
    }

    private func look(throughMbox folder: MailFolder) throws {
        let mbox = Mbox(folder.path)
        guard let now = mbox.position else { return }
        let former = try memory.position(in: folder.path)
        if former == now { return }
        let kind = FolderKind(path: folder.names)
        // One that is shorter was written anew, without the letters that were deleted.
        let start = former.flatMap { $0.inode == now.inode && $0.bytes <= now.bytes ? $0.bytes : nil } ?? 0
        let end = try mbox.read(from: start) { bytes, place in
            let header = HeaderBlock(bytes)
            // Thunderbird's mark of what was deleted and is still there (nsMsgMessageFlags.idl: Expunged).
            let isTrash = header.text("x-mozilla-status").flatMap { Int($0, radix: 16) }.map { $0 & 0x8 != 0 } ?? false
            take(header, kind, folder.path, isDraft: false, isTrash: isTrash) { header }
            if isFull {
                read.append((folder.path, nil, [], []))
                positions.append((folder.path, Memory.Position(inode: now.inode, bytes: place)))
                try handOver()
            }
        }
        read.append((folder.path, nil, [], []))
        positions.append((folder.path, Memory.Position(inode: now.inode, bytes: end)))
    }

    /// Takes in a letter. `withParts` reads on, to the headers of its parts.
    private func take(
        _ header: HeaderBlock, _ kind: FolderKind, _ path: String, isDraft: Bool, isTrash: Bool, withParts: () -> HeaderBlock
    ) {
        let letter = Letter(header, now: now)
        summary.read += 1
        output.progress(summary.read)
        if kind != .discarded { letter.listAddresses.forEach(note(list:)) }
        // Whatever it was, it can be answered.
        if judge.isMine(letter), kind != .unsent, !isDraft, let id = letter.id { note(sent: id) }
        var verdict = judge.verdict(on: letter, in: kind, isDraft: isDraft, isTrash: isTrash)
        // Calendars send events as letters, and only the parts of these say so.
        if letter.hasParts, verdict.isContact, withParts().hasEventPart { verdict = .passed(.invitation) }
        switch verdict {
        case .nobody: return
        case .passed(let reason): output.passed(Passed(reason: reason, file: path))
        case .wrote(let contacts):
            guard let date = letter.date, date.day >= since else { return }
            let recipients = (letter.to + letter.cc).map(hash)
            written += contacts.map { Written(contact: $0, date: date, recipients: recipients, file: path) }
        case .came(let contacts):
            guard let date = letter.date, date.day >= since else { return }
            let references = letter.references.map { memory.hash($0.text) }
            let recipients = (letter.to + letter.cc).map(hash)
            arrivals += contacts.map { contact in
                let arrival = Memory.Arrival(
                    row: 0, contact: contact, day: date.day, moment: date.moment, references: references, isTold: false)
                return Arrived(arrival: arrival, recipients: recipients, file: path)
            }
        }
    }

    private func note(sent id: MessageID) {
        let hash = memory.hash(id.text)
        if sent.insert(hash).inserted { newSent.append(hash) }
    }

    private func note(list: MailAddress) {
        // Whatever a letter says, what is the user's own is no list.
        if judge.owners.isMe(list) { return }
        let hash = hash(list)
        if lists.insert(hash).inserted { newLists.append(hash) }
    }

    private func hash(_ address: MailAddress) -> UInt64 { memory.hash(address.text.utf8) }

    // MARK: Handing over

    private var isFull: Bool { written.count + arrivals.count >= Self.heldBack || ContinuousClock.now >= checkpoint }

    /// Hands over what was found, then remembers what was read.
    private func handOver() throws {
        var sightings: [Sighting] = []
        for letter in written {
            if letter.recipients.contains(where: lists.contains) {
                output.passed(Passed(reason: .list, file: letter.file))
            } else {
                sightings.append(sighting(letter.contact, letter.date.day, letter.date.moment, .out, letter.file))
            }
        }
        var came: [Memory.Arrival] = []
        for letter in arrivals {
            if letter.recipients.contains(where: lists.contains) {
                output.passed(Passed(reason: .list, file: letter.file))
            } else {
                came.append(letter.arrival)
                files["\(letter.arrival.day) \(letter.arrival.contact)"] = letter.file
            }
        }
        try output.seen(sightings)
        try memory.transaction { () throws(SQLiteError) in
            try memory.add(newSent, to: .sent)
            try memory.add(newLists, to: .lists)
            try memory.add(came)
            for one in read { try memory.note(one.place, stamp: one.stamp, read: one.files, gone: one.gone) }
            for one in positions { try memory.note(one.place, one.position) }
        }
        (newSent, newLists, written, arrivals, read, positions) = ([], [], [], [], [], [])
        checkpoint = .now + patience
    }

    /// All letters were read: tells those that came in, as answers where they answer one of the user's.
    private func settleArrivals() throws {
        var last: Int64 = 0
        while true {
            let some = try memory.arrivals(after: last, atMost: Self.heldBack)
            guard let end = some.last else { return }
            try settle(some)
            last = end.row
        }
    }

    private func settle(_ all: [Memory.Arrival]) throws {
        let first = now.adding(seconds: -86_400 * Self.arrivalDays)
        var (answers, others): ([Memory.Arrival], [Memory.Arrival]) = ([], [])
        var over: [Int64] = []
        for arrival in all {
            let isAnswer = arrival.references.contains(where: sent.contains)
            if isAnswer { answers.append(arrival) } else if !arrival.isTold { others.append(arrival) }
            if isAnswer || arrival.moment < first { over.append(arrival.row) }
        }
        func sightings(_ arrivals: [Memory.Arrival], _ direction: Evidence.Direction) -> [Sighting] {
            arrivals.map { sighting($0.contact, $0.day, $0.moment, direction, files["\($0.day) \($0.contact)"] ?? "") }
        }
        try output.seen(sightings(answers, .both) + sightings(others, .in))
        try memory.transaction { () throws(SQLiteError) in try memory.settle(told: others.map(\.row), over: over) }
    }

    private func sighting(
        _ contact: ContactID, _ day: CivilDate, _ moment: Instant, _ direction: Evidence.Direction, _ file: String
    ) -> Sighting {
        let evidence = Evidence(via: .email, direction: direction, source: .mail)
        // A letter's date may be some hours ahead, where its program took local time for UTC.
        return Sighting(noticing: Noticing(contact, evidence, happened: min(moment, now), on: day), file: file)
    }
}

extension LetterJudge.Verdict {
    /// Whether it counts for somebody, or came from somebody.
    fileprivate var isContact: Bool {
        switch self {
        case .wrote, .came: true
        case .nobody, .passed: false
        }
    }
}
