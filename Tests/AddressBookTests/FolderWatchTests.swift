import AddressBook
import Foundation
import KeepInTouch
import TestSupport
import Testing

struct FolderWatchTests {
    let folder = TemporaryFolder()
    var vdir: String { folder.path + "/contacts" }

    /// The changes so far: inotify queues an event before the call that causes it returns.
    func files(_ watch: FolderWatch) -> Set<String> {
        if case .files(let paths) = watch.drain() { Set(paths.map(\.text)) } else { [] }
    }

    @Test func `a new hard link, as vdirsyncer creates, is noticed`() throws {
        mkdir(vdir, 0o700)
        try folder.card("Ada", uid: "u1")
        let watch = try FolderWatch(folders: [vdir])
        #expect(watch.drain() == nil)
        link(folder.path + "/u1.vcf", vdir + "/u1.vcf")
        #expect(files(watch) == [vdir + "/u1.vcf"])
        #expect(watch.drain() == nil)
    }

    @Test func `changes, renames and removals are noticed`() throws {
        mkdir(vdir, 0o700)
        try folder.write("x", to: "contacts/a.vcf")
        let watch = try FolderWatch(folders: [vdir])
        try folder.write("y", to: "contacts/a.vcf")
        #expect(files(watch).contains(vdir + "/a.vcf"))
        rename(vdir + "/a.vcf", vdir + "/b.vcf")
        #expect(files(watch) == [vdir + "/a.vcf", vdir + "/b.vcf"])
        unlink(vdir + "/b.vcf")
        #expect(files(watch) == [vdir + "/b.vcf"])
    }

    @Test func `who may read a file, or the folder, is noticed`() throws {
        mkdir(vdir, 0o700)
        try folder.write("x", to: "contacts/a.vcf")
        let watch = try FolderWatch(folders: [vdir])
        chmod(vdir + "/a.vcf", 0o600)
        #expect(files(watch) == [vdir + "/a.vcf"])
        chmod(vdir, 0o750)
        #expect(watch.drain() == .everything)
    }

    @Test func `a folder that is created later with its parents is noticed and then watched`() throws {
        let deep = folder.path + "/x/y/contacts"
        let watch = try FolderWatch(folders: [deep])
        for path in ["/x", "/x/y", "/x/y/contacts"] {
            mkdir(folder.path + path, 0o700)
            #expect(watch.drain() == .everything, "\(path)")
        }
        try folder.write("x", to: "x/y/contacts/a.vcf")
        #expect(files(watch) == [deep + "/a.vcf"])
    }

    @Test func `a folder that is removed and created again is watched again`() throws {
        mkdir(vdir, 0o700)
        let watch = try FolderWatch(folders: [vdir])
        rename(vdir, folder.path + "/away")
        #expect(watch.drain() == .everything)
        try folder.write("x", to: "away/a.vcf")
        #expect(watch.drain() == nil, "what moved away is not ours any more")
        mkdir(vdir, 0o700)
        #expect(watch.drain() == .everything)
        try folder.write("x", to: "contacts/a.vcf")
        #expect(files(watch) == [vdir + "/a.vcf"])
    }

    @Test func `changes outside of the folders are ignored`() throws {
        mkdir(vdir, 0o700)
        let watch = try FolderWatch(folders: [vdir, folder.path + "/later"])
        try folder.write("x", to: "unrelated")
        #expect(watch.drain() == nil)
    }

    @Test func `after lost events everything is checked`() throws {
        mkdir(vdir, 0o700)
        let watch = try FolderWatch(folders: [vdir])
        let bound = try #require(Int(String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8).dropLast()))
        for number in 0...bound {
            // Two different names in turn, since equal events in a row are merged.
            close(open(vdir + "/\(number % 2).vcf", O_CREAT | O_WRONLY, 0o600))
        }
        #expect(watch.drain() == .everything)
    }
}
