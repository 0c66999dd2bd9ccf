import Foundation
import Platform
import TestSupport
import Testing

@testable import Daemon

/// What a unit file can't know of a user's folders.
struct ServiceDropInTests {
    private func text(_ books: [String], _ environment: [String: String] = [:]) -> [String] {
        let all = ["HOME": "/home/ada"].merging(environment) { $1 }
        let text = ServiceDropIn.text(folders: books, paths: Paths(environment: all)) { all[$0] }
        return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    @Test func `what the unit opens already needs no drop-in`() {
        #expect(text(["/home/ada/.local/share/vitaminb/contacts"]) == [])
        #expect(text([]) == [])
    }

    @Test func `an address book elsewhere is opened, whatever its name`() {
        #expect(
            text(["/home/ada/.contacts", #"/srv/my "100%" \ book"#]) == [
                "[Service]", #"ReadWritePaths="-/home/ada/.contacts""#, #"ReadWritePaths="-/srv/my \"100%%\" \\ book""#,
            ])
    }

    @Test func `the folder of tasks is opened, too`() throws {
        let configuration = try ConfigurationFixture.parse("[tasks]\nfolder = \"~/tasks\"")
        #expect(text(configuration.ownFolders) == ["[Service]", #"ReadWritePaths="-/home/ada/tasks""#])
        #expect(try ConfigurationFixture.parse("").tasksFolder == nil)
    }

    @Test func `a data folder elsewhere is made, opened and passed on`() {
        #expect(
            text(["/mnt/$data/vitaminb/contacts"], ["XDG_DATA_HOME": "/mnt/$data"]) == [
                "[Service]", #"Environment="XDG_DATA_HOME=/mnt/$data""#,
                #"ExecStartPre=-+mkdir -p -m 700 "/mnt/$$data/vitaminb""#, #"ReadWritePaths="-/mnt/$data/vitaminb""#,
            ])
    }

    @Test func `an address book that is a link out of the data folder is opened`() throws {
        let home = TemporaryFolder()
        let cards = try home.folder("cards")
        let data = try home.folder(".local/share/vitaminb")
        try FileManager.default.createSymbolicLink(atPath: data + "/contacts", withDestinationPath: cards)
        #expect(
            text([home.path + "/.local/share/vitaminb/contacts"], ["HOME": home.path]).last
                == "ReadWritePaths=\"-\(home.path)/.local/share/vitaminb/contacts\"")
    }
}
