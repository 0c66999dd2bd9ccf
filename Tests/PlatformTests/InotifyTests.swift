import Glibc
import Platform
import TestSupport
import Testing

struct InotifyTests {
    @Test func `what happens in a folder is told by name, until it is forgotten`() throws {
        let folder = TemporaryFolder()
        let inotify = try Inotify()
        var told: [String] = []
        inotify.drain { told.append($1) }
        #expect(told == [], "nothing has happened, and it does not wait")
        let watch = try #require(inotify.watch(folder.path, for: Int32(IN_CREATE | IN_DELETE | IN_DELETE_SELF)))
        try folder.write("", to: "a")
        unlink(folder.path + "/a")
        inotify.drain {
            #expect($0.wd == watch)
            told.append($1)
        }
        #expect(told == ["a", "a"])
        inotify.forget(watch)
        try folder.write("", to: "b")
        var masks: [UInt32] = []
        inotify.drain { event, _ in masks.append(event.mask) }
        #expect(masks == [UInt32(IN_IGNORED)])
        #expect(inotify.watch(folder.path + "/nowhere", for: Int32(IN_CREATE)) == nil)
    }
}

struct FileLockTests {
    @Test func `who has the lock is told, and it is free again once that is let go`() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/lock"
        var lock: FileLock? = try FileLock(path: path)
        #expect(lock != nil)
        #expect(throws: FileLock.Failure.held(by: "\(getpid())")) { try FileLock(path: path) }
        lock = nil
        lock = try FileLock(path: path)
        #expect(try WholeFile.read(path, maximumBytes: 100) == Array("\(getpid())".utf8))
    }

    @Test func `a lock that can't be made is an error`() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/nowhere/lock"
        #expect(throws: FileLock.Failure.unavailable(SystemError("open \(path)", code: ENOENT))) { try FileLock(path: path) }
        #expect(symlink(folder.path, folder.path + "/link") == 0)
        #expect(throws: FileLock.Failure.self) { try FileLock(path: folder.path + "/link") }
    }
}
