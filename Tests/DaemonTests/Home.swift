import ControlInterface
import Foundation
import KeepInTouch
import Platform
import Testing
import Varlink

@testable import Daemon

/// A home of a test's own: an address book of real cards and a real journal below it; only the clock is the test's.
@MainActor
struct Home {
    let path: String
    let paths: Paths
    /// It is Monday, 23 November 2026, ten o'clock.
    let clock: SetClock

    /// The cards are UID, FN, and further lines.
    init(cards: [(uid: String, name: String, more: String)], configuration: String = "[groups.friends]\nevery = \"2w\"\n") throws {
        path = NSTemporaryDirectory() + "vitaminb-" + UUID().uuidString
        paths = Paths(environment: ["HOME": path])
        clock = try SetClock("2026-11-23", "10:00")
        try FileManager.default.createDirectory(atPath: paths.contactsFolder, withIntermediateDirectories: true)
        for (uid, name, more) in cards {
            let card = "BEGIN:VCARD\nVERSION:3.0\nUID:\(uid)\nFN:\(name)\n\(more)END:VCARD\n"
            try Data(card.utf8).write(to: URL(fileURLWithPath: paths.contactsFolder + "/\(uid).vcf"))
        }
        try configure(configuration)
    }

    func configure(_ text: String) throws {
        let file = URL(fileURLWithPath: paths.configFile)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// A coordinator that has read all of it, and has not been started.
    func coordinator() throws -> Coordinator {
        let configuration = try Configuration.read(path: paths.configFile, environment: paths)
        return try Coordinator(configuration: configuration, paths: paths, clock: clock.clock)
    }

    var socket: String { path + "/control" }

    /// A service of the whole interface, on a socket in the home.
    func service(_ coordinator: Coordinator) throws -> Service {
        let service = Service(vendor: "", product: "", version: "", url: "", interfaces: [try Interface(description: Control.description)])
        let stream = EventStream()
        coordinator.outputs.append(stream)
        try ControlService(coordinator, stream).register(with: service)
        service.listen(on: try UnixSocket.listen(path: socket))
        return service
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
