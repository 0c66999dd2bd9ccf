import Glibc
import Platform
import TestSupport
import Testing

struct WholeFileTests {
    private let folder = TemporaryFolder()
    private var file: String { folder.path + "/file" }

    private func text(_ maximumBytes: Int, _ kinds: WholeFile.Kinds = .regular) throws -> String {
        String(decoding: try WholeFile.read(file, maximumBytes: maximumBytes, kinds: kinds), as: UTF8.self)
    }

    @Test func `all of a file is read, up to the bound and no further`() throws {
        try folder.write("four", to: "file")
        #expect(try text(4) == "four" && text(100) == "four")
        #expect(throws: FileReadingError.tooBig(maximumBytes: 3)) { try text(3) }
        try folder.write("", to: "file")
        #expect(try text(0) == "")
        let big = String(repeating: "0123456789", count: 100_000)
        try folder.write(big, to: "file")
        #expect(try text(1_000_000) == big)
        #expect(throws: FileReadingError.tooBig(maximumBytes: 999_999)) { try text(999_999) }
    }

    @Test func `a file that doesn't say its size is read all the same`() throws {
        #expect(try WholeFile.read("/proc/self/stat", maximumBytes: 1 << 20).starts(with: "\(getpid()) (".utf8))
        #expect(try !WholeFile.read("/proc/self/smaps", maximumBytes: 16 << 20).isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a folder, a FIFO, a socket and a device are refused at once`() throws {
        #expect(throws: FileReadingError.folder) { try WholeFile.read(folder.path, maximumBytes: 10) }
        try #require(mkfifo(file, 0o600) == 0)
        #expect(throws: FileReadingError.notRegular) { try text(10) }
        #expect(throws: FileReadingError.notRegular) { try WholeFile.beginning(of: file, count: 10) }
        #expect(throws: FileReadingError.notRegular) { try WholeFile.read("/dev/zero", maximumBytes: 10) }
    }

    @Test func `where any kind is wanted a pipe is read to its end, and an endless device to the bound`() throws {
        #expect(throws: FileReadingError.tooBig(maximumBytes: 3_000_000)) {
            try WholeFile.read("/dev/zero", maximumBytes: 3_000_000, kinds: .any)
        }
        #expect(throws: FileReadingError.folder) { try WholeFile.read(folder.path, maximumBytes: 10, kinds: .any) }
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        try WholeFile.write(Array("through a pipe".utf8), to: ends[1], path: "the pipe")
        close(ends[1])
        #expect(try WholeFile.read("/dev/fd/\(ends[0])", maximumBytes: 100, kinds: .any) == Array("through a pipe".utf8))
    }

    @Test func `an error tells what failed`() {
        #expect(throws: FileReadingError.notOpened(ENOENT)) { try text(10) }
        #expect(symlink(file, file) == 0)
        #expect(throws: FileReadingError.notOpened(ELOOP)) { try text(10) }
        #expect(
            [FileReadingError.folder, .notRegular, .tooBig(maximumBytes: 1), .notRead(EIO)].map(\.errno) == [EISDIR, EINVAL, EFBIG, EIO])
    }

    @Test func `the beginning is cut where it is long enough`() throws {
        try folder.write("four", to: "file")
        #expect(try WholeFile.beginning(of: file, count: 2) == Array("fo".utf8))
        #expect(try WholeFile.beginning(of: file, count: 9) == Array("four".utf8))
        #expect(throws: FileReadingError.folder) { try WholeFile.beginning(of: folder.path, count: 1) }
    }

    @Test func `a new file is its owner's alone, and never takes another's place`() throws {
        try WholeFile.create(file, Array("new".utf8))
        var status = stat()
        #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(throws: SystemError("create \(file)", code: EEXIST)) { try WholeFile.create(file, Array("newer".utf8)) }
        #expect(try text(10) == "new")
        let link = folder.path + "/link"
        #expect(symlink(folder.path + "/nowhere", link) == 0)
        #expect(throws: SystemError("create \(link)", code: EEXIST)) { try WholeFile.create(link) }
    }

    @Test(.enabled(if: access("/dev/full", W_OK) == 0, "no /dev/full"))
    func `what can't be written is an error`() {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        #expect(throws: SystemError("write /dev/full", code: ENOSPC)) { try WholeFile.write([1, 2, 3], to: full, path: "/dev/full") }
    }
}

struct ReplacingTests {
    private let folder = TemporaryFolder()
    private var file: String { folder.path + "/file" }
    private var temporary: String { folder.path + "/file.tmp" }
    private func content() throws -> String { String(decoding: try WholeFile.read(file, maximumBytes: 100), as: UTF8.self) }

    @Test(arguments: [WholeFile.Durability.full, .file, .none])
    func `a file is replaced in steps`(durability: WholeFile.Durability) throws {
        try folder.write("old", to: "file")
        var steps: [WholeFile.Step] = []
        var before: [String] = []
        try WholeFile.replace(
            file, with: Array("new".utf8), by: temporary, mode: 0o640, durability: durability,
            isStill: {
                before = folder.names
                return true
            }, passed: { steps.append($0) })
        #expect(try content() == "new" && steps == [.written, .onDisk, .inPlace])
        #expect(before == ["file", "file.tmp"] && folder.names == ["file"])
        var status = stat()
        #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o640)
    }

    @Test func `nothing happens where the caller says no, or where it can't be done`() throws {
        try folder.write("old", to: "file")
        #expect(try !WholeFile.replace(file, with: Array("new".utf8), by: temporary, isStill: { false }))
        #expect(try content() == "old" && folder.names == ["file"])
        try folder.write("somebody's", to: "file.tmp")
        #expect(throws: SystemError("create \(temporary)", code: EEXIST)) { try WholeFile.replace(file, with: [], by: temporary) }
        #expect(try content() == "old" && folder.names == ["file", "file.tmp"])
        unlink(temporary)
        let other = folder.path + "/folder"
        mkdir(other, 0o700)
        #expect(throws: SystemError("put \(other) in its place", code: EISDIR)) { try WholeFile.replace(other, with: [], by: temporary) }
        #expect(folder.names == ["file", "folder"])
    }
}
