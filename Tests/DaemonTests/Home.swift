import ControlInterface
import Foundation
import KeepInTouch
import Platform
import TestLiterals
import TestSupport
import Testing
import Varlink

@testable import Daemon

/// A home of a test's own: an address book of real cards and a real journal below it; only the clock is the test's.
@MainActor
struct Home {
    /// The card of a person: its UID, FN and further content lines.
    typealias Card = (uid: String, name: String, more: String)

    /// Ada and Bob are friends, Eve is in no group.
    static let friends: [Card] = [
        ("ada", "Ada Lovelace", "CATEGORIES:Friends\n"), ("bob", "Bob Kahn", "CATEGORIES:friends\n"), ("eve", "Eve", ""),
    ]
    static let everyTwoWeeks = "[groups.friends]\nevery = \"2w\"\n"

    private let place: TestHome
    let paths: Paths
    /// It is Monday, 23 November 2026, ten o'clock.
    let clock: SetClock

    var path: String { place.path }
    var socket: String { path + "/control" }

    init(cards: [Card] = friends, configuration: String = everyTwoWeeks) throws {
        place = try TestHome(configuration: configuration)
        paths = Paths(environment: ["HOME": place.path])
        clock = try SetClock("2026-11-23", "10:00")
        for (uid, name, more) in cards { try place.card(name, uid: uid, more: more) }
    }

    func configure(_ text: String) throws { try place.configure(text) }

    /// The text of a contact's card.
    func card(_ uid: String) throws -> String { try String(contentsOfFile: paths.contactsFolder + "/\(uid).vcf", encoding: .utf8) }

    /// A coordinator that has read all of it, and has not been started.
    func coordinator() throws -> Coordinator {
        let configuration = try Configuration.read(path: paths.configFile, environment: paths)
        return try Coordinator(configuration: configuration, paths: paths, clock: clock.clock)
    }

    /// Runs SQL on the journal, as another program.
    func sql(_ text: String) throws {
        let run = try CommandRun(blocking: ["/usr/bin/sqlite3", paths.journalFile, text])
        #expect(run.status == 0, "\(run.errors)")
    }
}
