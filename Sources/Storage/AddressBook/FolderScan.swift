import Glibc

/// A look at many files: those whose stamp is not the known one are read and taken apart.
///
/// With many files several readers share the work, since a disk answers many questions sooner at once than one after the other.
/// They are threads of their own: those of Dispatch's global queues would wake the daemon every second from then on.
struct FolderScan {
    /// What was found of a file.
    enum Outcome {
        case same
        case gone
        /// It was read: which of ``records``, and the offset of its record there.
        case read(source: Int, offset: Int)
    }

    /// Of each file of the listing.
    private(set) var outcomes: [Outcome]
    /// The readers' records.
    private(set) var records: [[UInt8]] = []
    /// What is wrong with files, by their numbers in the listing.
    private(set) var problems: [Int: [CardProblem]] = [:]

    /// As many as keep a disk busy.
    private static let maximumReaders = 16
    /// With fewer files for each, starting a reader takes longer than it saves.
    private static let filesForAReader = 64

    /// Looks at all files of a listing; `known` has the stamps of those that were read before.
    init(_ listing: FolderListing, folders: [String], known: [CardFile.Stamp?]) {
        outcomes = [Outcome](repeating: .same, count: listing.files.count)
        let descriptors = folders.indices.map { folder -> Int32 in
            let isNeeded = listing.files.contains { $0.folder == folder }
            return isNeeded ? open(folders[folder], O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1
        }
        defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
        let order = listing.readingOrder
        let count = max(1, min(Self.maximumReaders, order.count / Self.filesForAReader))
        let readers = (0..<count).map {
            Reader(listing: listing, folders: folders, descriptors: descriptors, known: known, order: order, first: $0, count: count)
        }
        let threads = readers.dropFirst().map { $0.start() }
        readers.first?.run()
        for (reader, thread) in zip(readers.dropFirst(), threads) {
            // Where the system refused a thread, its share is done here.
            if let thread { pthread_join(thread, nil) } else { reader.run() }
        }
        for (source, reader) in readers.enumerated() {
            records.append(reader.records)
            for (file, offset) in reader.found { outcomes[file] = .read(source: source, offset: offset) }
            for file in reader.gone { outcomes[file] = .gone }
            problems.merge(reader.problems) { $1 }
        }
    }

    /// One reader's share of the files, and what it made of it. Only its own thread touches it until that has ended.
    private final class Reader {
        private let listing: FolderListing
        private let folders: [String]
        private let descriptors: [Int32]
        private let known: [CardFile.Stamp?]
        private let order: [Int]
        private let first: Int
        private let count: Int
        private(set) var records: [UInt8] = []
        private(set) var found: [(file: Int, offset: Int)] = []
        private(set) var gone: [Int] = []
        private(set) var problems: [Int: [CardProblem]] = [:]

        /// Neighbours in the reading order are mostly neighbours on the disk: they are read one after the other.
        private static let neighbours = 32

        init(
            listing: FolderListing, folders: [String], descriptors: [Int32], known: [CardFile.Stamp?], order: [Int], first: Int, count: Int
        ) {
            self.listing = listing
            self.folders = folders
            self.descriptors = descriptors
            self.known = known
            self.order = order
            self.first = first
            self.count = count
        }

        /// Runs it in a thread; nil where the system has none to give.
        func start() -> pthread_t? {
            var thread = pthread_t()
            let itself = Unmanaged.passRetained(self)
            let status = pthread_create(
                &thread, nil,
                { argument in
                    guard let argument else { return nil }
                    Unmanaged<Reader>.fromOpaque(argument).takeRetainedValue().run()
                    return nil
                }, itself.toOpaque())
            if status == 0 { return thread }
            itself.release()
            return nil
        }

        func run() {
            var next = first * Self.neighbours
            while next < order.count {
                for position in next..<min(next + Self.neighbours, order.count) { look(at: order[position]) }
                next += count * Self.neighbours
            }
        }

        private func look(at number: Int) {
            let file = listing.files[number]
            let folder = Int(file.folder)
            guard descriptors[folder] >= 0 else {
                gone.append(number)
                return
            }
            let look = listing.names.withUnsafeBufferPointer { names in
                names.withMemoryRebound(to: CChar.self) { names -> CardFile.Look in
                    guard let name = names.baseAddress else { return .gone }
                    return CardFile.look(at: name + file.start, in: descriptors[folder], known: known[number])
                }
            }
            switch look {
            case .same: break
            case .gone: gone.append(number)
            case .new(let stamp, let bytes):
                let name = listing.name(number)
                let (contacts, wrong) = CardFile.contacts(
                    in: bytes, path: folders[folder] + "/" + String(decoding: name, as: UTF8.self))
                if !wrong.isEmpty { problems[number] = wrong }
                found.append((number, records.count))
                CardRecord.write(folder: folder, stamp: stamp, name: name, contacts: contacts, to: &records)
            }
        }
    }
}
