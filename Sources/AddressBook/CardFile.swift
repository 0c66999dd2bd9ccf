import Glibc
import KeepInTouch
import Platform
import VCard

/// Reads and parses one file of a vdir.
package enum CardFile {
    /// Identifies a version of a file, so that an unchanged file need not be read again.
    struct Stamp: Equatable {
        var inode: UInt64
        /// mtime and ctime (inode(7)), in nanoseconds since 1970.
        var modified: Int64
        var changed: Int64
        /// In bytes, clamped.
        var size: UInt32

        init(_ status: stat) {
            inode = UInt64(status.st_ino)
            modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
            changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
            size = UInt32(clamping: status.st_size)
        }
    }

    /// The result of checking a file.
    enum Look {
        /// There is no regular file with this name, symbolic links followed.
        case gone
        /// Its stamp is the known one.
        case same
        /// A known file can't be opened just now (EMFILE, say); it may or may not have changed.
        case unknown
        case new(Stamp, Result<[UInt8], SystemError>)
    }

    /// More than a card with any photograph has; a bigger file is not one person's card.
    static let maximumBytes = 32 << 20
    /// UIDs are mostly UUIDs or URIs, far shorter.
    static let maximumIDBytes = 512
    static let maximumNameCharacters = 256
    static let maximumNameBytes = 1024
    /// The bounds of a contact's groups, because many contacts are sent in one message.
    package static let maximumGroups = 100
    static let maximumGroupBytes = 4096

    /// Checks a file in an open folder, and reads it unless its stamp is the known one.
    static func look(at name: UnsafePointer<CChar>, in folder: Int32, known: Stamp?) -> Look {
        var status = stat()
        if let known {
            guard fstatat(folder, name, &status, 0) == 0, isRegular(status) else { return lookAtLink(name, in: folder, known: known) }
            if Stamp(status) == known { return .same }
        }
        let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else {
            let error = SystemError("open it")
            if known != nil, error.isShortage { return .unknown }
            guard fstatat(folder, name, &status, 0) == 0, isRegular(status) else { return lookAtLink(name, in: folder, known: known) }
            return .new(Stamp(status), .failure(error))
        }
        defer { close(descriptor) }
        guard fstat(descriptor, &status) == 0, isRegular(status) else { return .gone }
        // Take the stamp before reading: if the file changes meanwhile, it is read again next time.
        return .new(Stamp(status), bytes(of: descriptor, size: Int(status.st_size)))
    }

    /// Where no file is found: a symbolic link may be there whose file isn't, or not yet, as git-annex leaves them.
    private static func lookAtLink(_ name: UnsafePointer<CChar>, in folder: Int32, known: Stamp?) -> Look {
        var (status, target) = (stat(), stat())
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFLNK,
            fstatat(folder, name, &target, 0) != 0
        else { return .gone }
        return Stamp(status) == known ? .same : .new(Stamp(status), .failure(SystemError("find the file that the link leads to")))
    }

    /// The stamp of a regular file, symbolic links followed; nil if there is none.
    static func stamp(of path: String) -> Stamp? {
        var status = stat()
        return stat(path, &status) == 0 && isRegular(status) ? Stamp(status) : nil
    }

    /// The bytes of a file of at most ``maximumBytes``.
    static func bytes(of path: String) -> Result<[UInt8], SystemError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { return .failure(SystemError("open it")) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(SystemError("look at it")) }
        return bytes(of: descriptor, size: Int(status.st_size))
    }

    /// The cards of a file; none if it can't be read.
    static func cards(at path: String) -> [Card] {
        (try? bytes(of: path).get()).map { VCardFile($0, name: path).cards } ?? []
    }

    /// The contacts in a file's bytes, the problems, and what else it has. A broken card does not affect the others.
    static func contacts(
        in bytes: Result<[UInt8], SystemError>, path: @autoclosure () -> String, by identities: Identities
    ) -> (contacts: [Contact], problems: [CardProblem], asides: CardAsides) {
        var asides = CardAsides()
        switch bytes {
        case .failure(let error):
            let remedy = error.code == ENOENT ? "bring it there, or remove the link" : "make it readable, or move it away"
            return ([], [CardProblem(path(), "\(error); \(remedy)")], asides)
        case .success(let bytes):
            let file = VCardFile(bytes, name: "")
            // SOGo keeps mailing lists in files of their own, which have no card.
            if bytes.prefix(11).elementsEqual("BEGIN:VLIST".utf8, by: { $0 & 0xDF == $1 & 0xDF }) {
                let name = file.cards.first?.displayName ?? ""
                asides.leftOut.append(LeftOutCard(name: name, file: path(), line: 1, kind: "list"))
                return ([], [], asides)
            }
            var problems = file.problems.oneOfEachKind(\.expected).map { problem, others in
                let more = others == 0 ? "" : others == 1 ? ", and once more" : ", and \(others) times more"
                return CardProblem(
                    path(), line: problem.line,
                    "expected \(problem.expected) (at byte \(problem.byteOffset)\(more)); mend the card, or export it again")
            }
            if file.cards.isEmpty, problems.isEmpty {
                problems.append(CardProblem(path(), line: 1, "there is no vCard in this file; move it away"))
            }
            if file.cards.count > 1 {
                problems.append(
                    CardProblem(
                        path(), line: file.cards[1].line, "a second card in one file; servers refuse that: give each card its own file"))
            }
            var contacts: [Contact] = []
            var lines: [ContactID: Int] = [:]
            for card in file.cards {
                let (contact, more) = Contact.from(card, path: path(), by: identities)
                problems += more
                guard let contact else {
                    asides.add(card, path: path())
                    continue
                }
                contacts.append(contact)
                if file.cards.count == 1 { break }
                if let line = lines[contact.id] {
                    problems.append(
                        CardProblem(path(), line: card.line, "the same UID as in line \(line), which counts; give this card a new one"))
                } else {
                    lines[contact.id] = card.line
                }
            }
            return (contacts, problems.oneOfEachKind(\.message).map { $0.adding(others: $1) }, asides)
        }
    }

    private static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

    static func bytes(of descriptor: Int32, size: Int) -> Result<[UInt8], SystemError> {
        guard size <= maximumBytes else {
            return .failure(SystemError("read a card of more than \(maximumBytes >> 20) MiB", code: EFBIG))
        }
        do throws(SystemError) { return .success(try WholeFile.bytes(of: descriptor, atMost: size)) } catch { return .failure(error) }
    }
}
