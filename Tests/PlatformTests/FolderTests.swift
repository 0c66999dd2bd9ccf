import Glibc
import Platform
import TestSupport
import Testing

struct FolderTests {
    private let folder = TemporaryFolder()

    @Test func `a folder is made with those above it, each for its owner alone`() throws {
        try Folder.create(folder.path + "/a/b/c")
        for path in ["/a", "/a/b", "/a/b/c"] {
            var status = stat()
            #expect(stat(folder.path + path, &status) == 0 && status.st_mode & 0o7777 == 0o700)
        }
        chmod(folder.path + "/a", 0o755)
        try Folder.create(folder.path + "/a")
        var status = stat()
        #expect(stat(folder.path + "/a", &status) == 0 && status.st_mode & 0o777 == 0o755, "one that exists is left as it is")
        try folder.write("", to: "file")
        #expect(throws: SystemError("create the folder \(folder.path)/file/x", code: ENOTDIR)) {
            try Folder.create(folder.path + "/file/x")
        }
    }

    @Test func `what is in a folder can be listed, and nothing is in one that can't be read`() throws {
        try folder.write("", to: "b")
        try folder.write("", to: ".a")
        #expect(Set(Folder.names(in: folder.path)) == [".", "..", ".a", "b"])
        #expect(Folder.names(in: folder.path + "/nowhere") == [])
    }

    @Test func `a folder is put on disk, a file is no folder`() throws {
        try Folder.synchronize(folder.path)
        try folder.write("", to: "file")
        #expect(throws: SystemError("open the folder \(folder.path)/file", code: ENOTDIR)) {
            try Folder.synchronize(folder.path + "/file")
        }
        #expect(Folder.of("/a/b") == "/a" && Folder.of("/a") == "/")
    }

    @Test func `a link says where it leads`() {
        let link = folder.path + "/link"
        #expect(symlink("nowhere", link) == 0)
        #expect(Path.target(ofLink: link) == "nowhere" && Path.target(ofLink: folder.path) == nil)
        #expect(Path.resolved(link) == nil && Path.resolved("/proc/self/../..") == "/")
    }
}

/// Remembers that it was run.
private final class Reader: ConcurrentReader {
    private(set) var runs = 0
    func run() { runs += 1 }
}

struct ReaderThreadsTests {
    @Test func `each reader runs once, however many there are`() {
        let readers = (0..<20).map { _ in Reader() }
        ReaderThreads.run(readers)
        #expect(readers.allSatisfy { $0.runs == 1 })
        ReaderThreads.run([])
    }

    @Test func `few files are for one reader`() {
        #expect([0, 1, 127, 128, 10_000].map { ReaderThreads.count(forFiles: $0) } == [1, 1, 1, 2, 8])
    }
}
