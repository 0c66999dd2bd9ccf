import ControlInterface
import Foundation
import KeepInTouch
import Varlink

@testable import vitaminb

/// The built `vitaminbd` with an address book and a journal of its own, on a disk that fails when it is told to
/// (`Faults/failing-disk.c`); all else about it is real.
final class FaultyDaemon {
    let home: String
    private let control: UnsafeMutablePointer<Int32>
    private let errors: TemporaryFile
    private var process: StartedProcess?

    var data: String { home + "/.local/share/vitaminb" }
    var socket: String { home + "/control" }

    /// The library to put before libc; nil where there is no compiler.
    static let library: String? = {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "Faults/failing-disk.c")
        let library = NSTemporaryDirectory() + "failing-disk-\(getpid()).so"
        let gcc = Process()
        gcc.executableURL = URL(fileURLWithPath: "/usr/bin/gcc")
        gcc.arguments = ["-Wall", "-O1", "-shared", "-fPIC", "-o", library, source.path, "-ldl"]
        do { try gcc.run() } catch { return nil }
        gcc.waitUntilExit()
        return gcc.terminationStatus == 0 ? library : nil
    }()

    init() throws {
        home = NSTemporaryDirectory() + "faulty-" + UUID().uuidString
        errors = try TemporaryFile()
        let manager = FileManager.default
        try manager.createDirectory(atPath: home + "/.local/share/vitaminb/contacts", withIntermediateDirectories: true)
        try manager.createDirectory(atPath: home + "/.config/vitaminb", withIntermediateDirectories: true)
        try Data("every = \"3m\"\n".utf8).write(to: URL(fileURLWithPath: home + "/.config/vitaminb/vitaminb.toml"))
        let card = "BEGIN:VCARD\nVERSION:3.0\nUID:ada\nFN:Ada Lovelace\nEND:VCARD\n"
        try Data(card.utf8).write(to: URL(fileURLWithPath: home + "/.local/share/vitaminb/contacts/ada.vcf"))
        try Data(count: 4096).write(to: URL(fileURLWithPath: home + "/disk"))
        let descriptor = open(home + "/disk", O_RDWR | O_CLOEXEC)
        defer { close(descriptor) }
        guard let memory = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else {
            throw CocoaError(.fileReadUnknown)
        }
        control = memory.bindMemory(to: Int32.self, capacity: 8)
    }

    deinit {
        if let process {
            kill(process.identifier, SIGKILL)
            // What nobody waited for would make every exit test wait for ever.
            var status: Int32 = 0
            waitpid(process.identifier, &status, 0)
        }
        munmap(control, 4096)
        try? FileManager.default.removeItem(atPath: home)
    }

    /// Has the call fail that comes after so many others; with `sticky` all after it, too.
    func fail(at call: Int, _ error: Int32, sticky: Bool = false) {
        control[1] = error
        control[2] = sticky ? 1 : 0
        control[6] = 0
        control[0] = Int32(call)
    }

    /// The disk is well again.
    func mend() {
        control[0] = 0
        control[6] = 0
    }

    var failures: Int { Int(control[4]) }
    var failedSynchronizations: Int { Int(control[5]) }
    var undoneWrites: Int { Int(control[7]) }
    /// How many calls of the daemon the library has seen.
    var calls: Int { Int(control[3]) }

    /// Starts it; false where it ended instead of answering.
    func start(failing part: String = "/vitaminb/journal.sqlite") async throws -> Bool {
        let binary = URL(filePath: Binary.path).deletingLastPathComponent().appending(path: "vitaminbd").path
        let started = try StartedProcess(
            [binary], at: socket,
            environment: [
                "HOME": home, "XDG_RUNTIME_DIR": home, "LD_PRELOAD": Self.library ?? "", "FAILING_DISK": home + "/disk",
                "FAILING_PATH": part,
            ], output: errors.descriptor, errors: errors.descriptor)
        process = started
        for _ in 0..<20_000 {
            if (try? Client(path: socket, timeout: 20).call(Control.GetStatus.self, Empty())) != nil { return true }
            var status: Int32 = 0
            if waitpid(started.identifier, &status, WNOHANG) == started.identifier {
                process = nil
                return false
            }
            try await Task.sleep(for: .milliseconds(2))
        }
        throw CocoaError(.executableLoad)
    }

    /// The copies of its journal, as its own program finds them.
    func copies() async throws -> [WireCopy] {
        let binary = URL(filePath: Binary.path).deletingLastPathComponent().appending(path: "vitaminbd").path
        let found = try await run([binary, "--backups"], at: socket, environment: ["HOME": home])
        return try JSONDecoder().decode([WireCopy].self, from: Data(found.output.utf8))
    }

    /// kill -9.
    func crash() async throws {
        guard let running = process else { return }
        kill(running.identifier, SIGKILL)
        _ = try await running.end()
        process = nil
    }

    /// What it wrote to its log so far.
    func log() -> String { errors.contents() }

    /// Says that there was a call with Ada.
    func say(_ note: String) throws {
        _ = try Client(path: socket, timeout: 20).call(Control.Log.self, .init(contact: "ada", via: .call, note: note))
    }

    /// The notes in Ada's history.
    func notes() throws -> [String] {
        try Client(path: socket, timeout: 20).all(Control.ListEntries.self, .init(contact: "ada")).compactMap { $0.entry?.note }
    }
}
