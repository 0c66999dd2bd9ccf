import Glibc
import Platform
import TestSupport
import Testing

@testable import Daemon

private func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "w"))
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    #expect(fclose(file) == 0)
}

private func refusal(of path: String) -> String? {
    do {
        _ = try Configuration.read(path: path, environment: ConfigurationFixture.paths)
        return nil
    } catch {
        return error.description
    }
}

struct ConfigurationFileTests {
    private let temporary = TemporaryFolder()
    private var folder: String { temporary.path }

    @Test func `a file that isn't there is the default`() throws {
        let configuration = try Configuration.read(path: folder + "/vitaminb.toml", environment: ConfigurationFixture.paths)
        #expect(configuration == Configuration(addressBooks: [ConfigurationFixture.paths.contactsFolder]))
    }

    @Test func `a file's problems have its path`() throws {
        let path = folder + "/vitaminb.toml"
        try write(Array("lead = \"0d\"\r\nadress_books = 1".utf8), to: path)
        #expect(refusal(of: path) == path + ":2:1: unknown key \"adress_books\"; did you mean \"address_books\"?")
    }

    @Test func `a folder in the file's place is refused`() throws {
        #expect(refusal(of: folder) == folder + ": is a folder, where the configuration file should be")
    }

    @Test func `a FIFO is refused and not waited for`() throws {
        let path = folder + "/vitaminb.toml"
        #expect(mkfifo(path, 0o600) == 0)
        #expect(refusal(of: path) == path + ": is not a regular file, where the configuration file should be")
    }

    @Test func `a link that leads nowhere is refused, for the user meant to have a configuration`() throws {
        let path = folder + "/vitaminb.toml"
        #expect(symlink("nowhere", path) == 0)
        #expect(refusal(of: path) == path + ": is a symbolic link to a file that doesn't exist")
    }

    @Test func `a path through something that isn't a folder is refused`() throws {
        try write([], to: folder + "/vitaminb.toml")
        let path = folder + "/vitaminb.toml/vitaminb.toml"
        #expect(refusal(of: path) == path + ": can't be opened: Not a directory")
    }

    @Test func `a file that may not be opened is refused`() throws {
        let path = folder + "/vitaminb.toml"
        // A link to itself, since permissions don't stop root.
        #expect(symlink("vitaminb.toml", path) == 0)
        #expect(refusal(of: path) == path + ": can't be opened: Too many levels of symbolic links")
    }

    @Test func `a file is read up to its bound and refused beyond it`() throws {
        let path = folder + "/vitaminb.toml"
        let line = [UInt8](repeating: UInt8(ascii: "#"), count: ConfigurationFile.sizeBound)
        try write(line, to: path)
        #expect(refusal(of: path) == nil)
        try write(line + line, to: path)
        #expect(refusal(of: path) == path + ": is larger than 1048576 bytes, too large for a configuration")
    }

    @Test(
        arguments: [
            (Array("lead = \"0d\"\n# é ".utf8) + [0xE9, 0x20], "2:5"), ([0xFF, 0xFE, 0x61, 0x00], "1:1"),
            (Array("# ".utf8) + [0xEF, 0xBF, 0xBD, 0xC3], "1:4"), ([0xEF, 0xBB, 0xBF, 0x23, 0xC0, 0x80], "1:2"),
        ] as [([UInt8], String)])
    func `what isn't UTF-8 is refused at the first such byte`(bytes: [UInt8], place: String) throws {
        let path = folder + "/vitaminb.toml"
        try write(bytes, to: path)
        #expect(refusal(of: path) == "\(path):\(place): this is not UTF-8; save the file in that encoding")
    }
}
