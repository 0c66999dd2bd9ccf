import Glibc
import KeepInTouch
import Platform

/// Checks many files, and reads and parses those whose stamp has changed. Several threads share the work on many files.
struct FolderScan {
    /// The result for one file.
    enum Outcome {
        case same
        case gone
        /// It can't be checked just now (EMFILE, say): assume that it is unchanged.
        case unknown
        /// It is new or has changed; its place in ``finds``. A file that can't be read is there, too, with a problem.
        case read(reader: Int, place: Int)
    }

    /// The content of the files that one reader read.
    struct Find {
        /// Each file's number in the listing, its stamp, and the places of its contacts and problems.
        var files: [(number: Int, stamp: CardFile.Stamp, contacts: Range<Int>, problems: Range<Int>)] = []
        var contacts = PackedContacts()
        var problems: [CardProblem] = []
        /// What few files have, by the file's number in the listing.
        var asides: [Int: CardAsides] = [:]
    }

    /// By the file's number in the listing.
    private(set) var outcomes: [Outcome]
    /// By the reader's number.
    private(set) var finds: [Find] = []

    /// Checks all files of a listing. `known` has the stamps of those that were read before, and may be empty.
    init(_ listing: FolderListing, folders: [String], known: [CardFile.Stamp?], by identities: Identities) {
        outcomes = [Outcome](repeating: .same, count: listing.files.count)
        // A negative number is the errno of the failure.
        let descriptors = folders.indices.map { folder -> Int32 in
            guard listing.files.contains(where: { $0.folder == folder }) else { return -ENOENT }
            let descriptor = open(folders[folder], O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            return descriptor < 0 ? -errno : descriptor
        }
        defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
        let order = listing.readingOrder
        let count = ReaderThreads.count(forFiles: order.count)
        let readers = (0..<count).map {
            Reader(
                listing: listing, folders: folders, descriptors: descriptors, known: known, order: order, first: $0, count: count,
                identities: identities)
        }
        ReaderThreads.run(readers)
        for (number, reader) in readers.enumerated() {
            for (place, file) in reader.find.files.enumerated() { outcomes[file.number] = .read(reader: number, place: place) }
            finds.append(reader.find)
            for file in reader.gone { outcomes[file] = .gone }
            for file in reader.unknown { outcomes[file] = .unknown }
        }
    }

    /// One thread's share of the files, and the result. No other thread uses it before that thread has ended.
    private final class Reader: ConcurrentReader {
        private let listing: FolderListing
        private let folders: [String]
        private let descriptors: [Int32]
        private let known: [CardFile.Stamp?]
        private let order: [Int]
        private let first: Int
        private let count: Int
        private let identities: Identities
        private(set) var find = Find()
        private(set) var gone: [Int] = []
        private(set) var unknown: [Int] = []

        /// So many files in a row are read by the same reader: they are mostly neighbours on the disk.
        private static let neighbours = 32

        init(
            listing: FolderListing, folders: [String], descriptors: [Int32], known: [CardFile.Stamp?], order: [Int], first: Int, count: Int,
            identities: Identities
        ) {
            self.listing = listing
            self.folders = folders
            self.descriptors = descriptors
            self.known = known
            self.order = order
            self.first = first
            self.count = count
            self.identities = identities
        }

        func run() {
            // Local while it grows: access to an object's property is checked each time.
            var find = Find()
            if known.isEmpty {
                let share = order.count / count + Self.neighbours
                find.files.reserveCapacity(share)
                find.contacts.reserve(share)
            }
            // Copy the references once: counting them for each file would make the threads wait for each other's cache lines.
            let (listing, order, known) = (listing, order, known)
            var next = first * Self.neighbours
            while next < order.count {
                for number in order[next..<min(next + Self.neighbours, order.count)] {
                    look(at: number, of: listing, known: known.isEmpty ? nil : known[number], &find)
                }
                next += count * Self.neighbours
            }
            self.find = find
        }

        private func look(at number: Int, of listing: FolderListing, known: CardFile.Stamp?, _ find: inout Find) {
            let file = listing.files[number]
            let folder = Int(file.folder)
            guard descriptors[folder] >= 0 else {
                if [-ENOENT, -ENOTDIR].contains(descriptors[folder]) { gone.append(number) } else { unknown.append(number) }
                return
            }
            let look = listing.names.withUnsafeBufferPointer { names in
                names.withMemoryRebound(to: CChar.self) { names -> CardFile.Look in
                    guard let name = names.baseAddress else { return .gone }
                    return CardFile.look(at: name + file.start, in: descriptors[folder], known: known)
                }
            }
            switch look {
            case .same: break
            case .gone: gone.append(number)
            case .unknown: unknown.append(number)
            case .new(let stamp, let bytes):
                let name = listing.name(number)
                var path: String { folders[folder] + "/" + String(decoding: name, as: UTF8.self) }
                var (contacts, problems, asides) = CardFile.contacts(in: bytes, path: path, by: identities)
                if name.contains(where: { $0 >= 0x80 }), String(validating: name, as: UTF8.self) == nil {
                    problems.append(CardProblem(path, "the file's name is not in UTF-8, so its card can't be changed; rename the file"))
                }
                let first = (find.contacts.count, find.problems.count)
                for contact in contacts { find.contacts.append(contact) }
                find.problems += problems
                if !asides.isEmpty { find.asides[number] = asides }
                find.files.append((number, stamp, first.0..<find.contacts.count, first.1..<find.problems.count))
            }
        }
    }
}
