import Foundation
import TestSupport
import Testing

@testable import ControlInterface

/// Real files in a real folder: which are hooks.
struct HookFolderTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.path }

    init() { chmod(path, 0o755) }

    private func file(_ name: String, mode: Int = 0o755) throws {
        try Data("#!/bin/sh\n".utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path + "/" + name)
    }

    private var found: [String] { HookFolder(path: path).hooks.map(\.name) }
    private var leftOut: [String] {
        HookFolder(path: path).leftOut.map { $0.file.dropFirst(path.count + 1) + ": " + $0.reason.message }
    }

    @Test func `executable files of the user's are hooks, in the order of their names`() throws {
        for name in ["mail", "20-ntfy.py", "10_bar"] { try file(name, mode: name == "mail" ? 0o700 : 0o755) }
        try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: path + "/mail")
        #expect(found == ["10_bar", "20-ntfy.py", "link", "mail"])
        #expect(HookFolder(path: path).hooks.first?.path == path + "/10_bar")
        #expect(leftOut == [])
    }

    @Test func `a folder that is not there has no hooks, and nothing is wrong with it`() {
        #expect(!HookFolder(path: path + "/nowhere").isThere && HookFolder(path: path).isThere)
        #expect(HookFolder(path: path + "/nowhere").hooks == HookFolder(path: path).hooks)
        #expect(HookFolder(path: path + "/nowhere").leftOut == [])
    }

    @Test(arguments: [".hidden", "mail~", "mail.bak", "mail.sample", "mail.disabled"])
    func `backup and sample files are ignored silently`(name: String) throws {
        try file(name)
        #expect(found == [] && leftOut == [])
    }

    @Test(arguments: [
        (0o644, "left out: it can't be executed; chmod u+x"), (0o655, "left out: it can't be executed; chmod u+x"),
        (0o775, "left out: others can write it; chmod go-w"), (0o757, "left out: others can write it; chmod go-w"),
    ])
    func `files that others can change or nobody can execute are left out, with a remedy`(mode: Int, reason: String) throws {
        try file("mail", mode: mode)
        try file("ntfy")
        #expect(found == ["ntfy"])
        #expect(leftOut == ["mail: " + reason])
    }

    @Test func `a link to a folder in which others can put something else is left out`() throws {
        for (folder, mode) in [("shared", 0o777), ("own", 0o700)] {
            try FileManager.default.createDirectory(atPath: path + "/.\(folder)", withIntermediateDirectories: true)
            try file(".\(folder)/tool")
            chmod(path + "/.\(folder)", mode_t(mode))
            try FileManager.default.createSymbolicLink(atPath: path + "/" + folder, withDestinationPath: path + "/.\(folder)/tool")
        }
        #expect(found == ["own"])
        #expect(leftOut == ["shared: left out: others can write where it leads to; put the program itself here"])
    }

    @Test func `what is no file, what is somebody else's, and odd names are left out`() throws {
        try FileManager.default.createDirectory(atPath: path + "/folder", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path + "/nothing", withDestinationPath: path + "/nowhere")
        try file("with space")
        try file("größer")
        try file(String(repeating: "n", count: 65))
        #expect(found == [])
        #expect(leftOut.count == 5)
        #expect(leftOut.contains("folder: left out: it is no file"))
        #expect(leftOut.contains("nothing: left out: it can't be looked at: No such file or directory"))
        #expect(leftOut.count { $0.contains("name it with at most 64 letters from a to z") } == 3)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `files of another user are left out`() throws {
        try file("mail")
        #expect(chown(path + "/mail", 4242, 4242) == 0)
        #expect(leftOut == ["mail: left out: it belongs to somebody else; a script of yours may call it"])
    }

    @Test func `no hook is run from a folder that others can write`() throws {
        try file("mail")
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
        #expect(found == [])
        #expect(HookFolder(path: path).leftOut.map(\.reason.message) == ["no hook is run: others can write it; chmod go-w"])
    }

    @Test func `the number of hooks is bounded`() throws {
        for number in 10..<10 + HookFolder.bound + 2 { try file("hook\(number)") }
        #expect(found.count == HookFolder.bound && found.first == "hook10")
        #expect(leftOut.count == 2)
    }
}
