import Glibc
import Platform
import TestSupport
import Testing

struct BaseFoldersTests {
    /// A user who has no folder in /run/user and no entry in the password database.
    let nobody: uid_t = 4_000_000

    private func folders(_ environment: [String: String], uid: uid_t = getuid()) -> BaseFolders {
        BaseFolders(uid: uid) { environment[$0] }
    }

    @Test func `everything is below home unless the environment says otherwise`() {
        let ada = folders(["HOME": "/home//ada/"])
        #expect(ada.home == "/home/ada" && ada.config == "/home/ada/.config")
        #expect(ada.data == "/home/ada/.local/share" && ada.cache == "/home/ada/.cache")
        let moved = folders(["HOME": "/home/ada", "XDG_CONFIG_HOME": "/c/./", "XDG_DATA_HOME": "/d//e", "XDG_CACHE_HOME": "/f"])
        #expect([moved.config, moved.data, moved.cache] == ["/c", "/d/e", "/f"])
    }

    @Test(arguments: ["", "relative", "./relative", "~/x"])
    func `a relative value counts as none`(value: String) {
        let ada = folders(["HOME": "/home/ada", "XDG_CONFIG_HOME": value, "XDG_DATA_HOME": value, "XDG_RUNTIME_DIR": value], uid: nobody)
        #expect(ada.config == "/home/ada/.config" && ada.data == "/home/ada/.local/share" && ada.runtime == nil)
    }

    @Test func `without HOME the password database knows it, and without that it is the root`() throws {
        let entry = try #require(getpwuid(getuid()))
        #expect(folders([:]).home == String(cString: entry.pointee.pw_dir))
        #expect(folders(["HOME": "here"]).home == String(cString: entry.pointee.pw_dir))
        #expect(folders([:], uid: nobody).home == "/" && folders([:], uid: nobody).data == "/.local/share")
    }

    @Test func `the runtime folder is one that is there and can be written`() {
        let folder = TemporaryFolder()
        #expect(folders(["XDG_RUNTIME_DIR": folder.path + "/"], uid: nobody).runtime == folder.path)
        #expect(folders(["XDG_RUNTIME_DIR": folder.path + "/nowhere"], uid: nobody).runtime == nil)
    }

    @Test func `a path is joined without empty and dot components`() {
        #expect(Path.join("/a//b/", "./c/") == "/a/b/c" && Path.join("", "") == "/" && Path.join("/a", "../b") == "/a/../b")
        #expect(Path.absolute("a/b") == nil && Path.absolute("") == nil && Path.absolute("//a/.") == "/a")
    }
}
