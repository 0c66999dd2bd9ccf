import Glibc
import KeepInTouch
import VCard

/// One file of a vdir: what it was when it was read, and whose cards are in it.
struct CardFile {
    /// Tells whether a file is still the one that was read, without reading it.
    struct Stamp: Equatable {
        var inode: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
    }

    /// More than any photograph in a card takes; a bigger file is not one person's card.
    static let maximumBytes = 32 << 20
    /// What can be told apart in a journal field; UIDs are mostly UUIDs or URIs.
    static let maximumIDBytes = 512
    static let maximumNameCharacters = 256

    var stamp: Stamp
    /// The contacts whose cards it holds; nearly always one.
    var contacts: [ContactID] = []
    var problems: [CardProblem] = []

    /// The stamp of a regular file, symbolic links followed; nil where there is none.
    static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Stamp(
            inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// Reads a file's cards. What can't be read is a problem; the rest is there.
    static func read(_ path: String) -> (cards: [Card], problems: [CardProblem]) {
        switch bytes(of: path) {
        case .failure(let error):
            return ([], [CardProblem(path, "\(error); make it readable, or move it away")])
        case .success(let bytes):
            let file = VCardFile(bytes, name: path)
            var problems = file.problems.map {
                CardProblem(path, line: $0.line, "expected \($0.expected) (at byte \($0.byteOffset)); mend the card, or export it again")
            }
            if file.cards.isEmpty, problems.isEmpty {
                problems.append(CardProblem(path, line: 1, "there is no vCard in this file; move it away"))
            }
            if file.cards.count > 1 {
                problems.append(
                    CardProblem(
                        path, line: file.cards[1].line, "a second card in one file; servers refuse that: give each card its own file"))
            }
            return (file.cards, problems)
        }
    }

    /// The file's bytes, if there are not too many.
    static func bytes(of path: String) -> Result<[UInt8], SystemError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { return .failure(SystemError("open it")) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(SystemError("look at it")) }
        guard status.st_size <= maximumBytes else {
            return .failure(SystemError("read a card of more than \(maximumBytes >> 20) MiB", code: EFBIG))
        }
        // A byte more than expected, so that a file that is growing is seen to.
        let wanted = Int(status.st_size) + 1
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            while count < wanted {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, wanted - count)
                if got == 0 { return }
                if got < 0 && errno == EINTR { continue }
                if got < 0 {
                    failure = SystemError("read it")
                    return
                }
                count += got
            }
        }
        return failure.map { .failure($0) } ?? .success(bytes)
    }
}
