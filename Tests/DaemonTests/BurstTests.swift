import AddressBook
import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Daemon

/// Many files that arrive at once in a real, watched folder.
@MainActor
struct BurstTests {
    @Test func `ten thousand cards that arrive at once are one change, and all of them are there`() async throws {
        let home = try Home(cards: [])
        let folder = home.paths.contactsFolder
        let staging = home.path + "/staging"
        try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
        for number in 0..<10_000 {
            let card = "BEGIN:VCARD\nVERSION:3.0\nUID:card-\(number)\nFN:Contact \(number)\nEND:VCARD\n"
            try Data(card.utf8).write(to: URL(fileURLWithPath: "\(staging)/\(number).vcf"))
        }
        var book = AddressBook(folders: [folder])
        _ = book.rescan()
        var changes: [FolderWatch.Change] = []
        let watch = try AddressBookWatch(folders: [folder]) { changes.append($0) }
        let began = ContinuousClock.now
        let move = "cd \"$0\" && find . -name '*.vcf' -exec mv -t \"$1\" {} +"
        #expect(try await CommandRun(of: ["/bin/sh", "-c", move, staging, folder]).status == 0)
        let took = ContinuousClock.now - began
        // Longer than the quiet that ends a burst, and than the longest burst.
        for _ in 0..<150 { try await Task.sleep(for: .milliseconds(10)) }
        withExtendedLifetime(watch) {}
        // A machine so slow that they take seconds to arrive may look once a second.
        #expect(!changes.isEmpty && changes.count <= 1 + Int(took.components.seconds), "\(changes.count) changes in \(took)")
        var found: Set<String> = []
        for change in changes {
            let news =
                switch change {
                case .everything: book.rescan()
                case .files(let paths): book.refresh(paths.map(\.text))
                }
            found.formUnion(news.changed.map(\.id.rawValue))
        }
        print("counted 10000 cards at once: \(found.count) found, in \(changes.count) looks")
        #expect(found.count == 10_000)
    }
}
