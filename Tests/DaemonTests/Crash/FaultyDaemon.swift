import ControlInterface
import Foundation
import Glibc
import KeepInTouch
import TestSupport
import Varlink

/// The built `vitaminbd` with an address book and a journal of its own, on a disk that fails when it is told to (`failing-disk.c`);
/// all else about it is real.
final class FaultyDaemon {
    private let home: TestHome
    /// Memory shared with the library; its source says what the numbers mean.
    private let control: UnsafeMutablePointer<Int32>
    private var daemon: RealDaemon?
    private var lives = 0

    var data: String { home.data }
    var socket: String { RealDaemon.control(home.path) }

    private static let libraryFolder = TemporaryFolder()
    /// The library for LD_PRELOAD; nil if there is no compiler.
    static let library: String? = {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "failing-disk.c").path
        let library = libraryFolder.path + "/failing-disk.so"
        let compiled = try? CommandRun(blocking: ["/usr/bin/gcc", "-Wall", "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"])
        return compiled?.status == 0 ? library : nil
    }()

    init() throws {
        home = try TestHome(configuration: "every = \"3m\"\n")
        try home.card("Ada Lovelace", uid: "ada")
        let disk = home.path + "/disk"
        try Data(count: 4096).write(to: URL(fileURLWithPath: disk))
        let descriptor = open(disk, O_RDWR | O_CLOEXEC)
        defer { close(descriptor) }
        guard let memory = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else {
            throw CocoaError(.fileReadUnknown)
        }
        control = memory.bindMemory(to: Int32.self, capacity: 8)
    }

    deinit { munmap(control, 4096) }

    /// Makes a call fail, counted from 1; with `sticky` all after it, too.
    func fail(at call: Int, _ error: Int32, sticky: Bool = false) {
        control[1] = error
        control[2] = sticky ? 1 : 0
        control[6] = 0
        control[0] = Int32(call)
    }

    /// Makes the disk work again.
    func mend() {
        control[0] = 0
        control[6] = 0
    }

    var failures: Int { Int(control[4]) }
    var failedSynchronizations: Int { Int(control[5]) }
    var undoneWrites: Int { Int(control[7]) }
    /// How many calls of the daemon the library has seen.
    var calls: Int { Int(control[3]) }

    /// Starts it on a disk where paths with this `part` can fail. Returns false if it ended before it was ready.
    func start(failing part: String = "/vitaminb/journal.sqlite") throws -> Bool {
        lives += 1
        let started = try RealDaemon(
            home: home.path, life: lives,
            environment: ["LD_PRELOAD": Self.library ?? "", "FAILING_DISK": home.path + "/disk", "FAILING_PATH": part])
        daemon = started
        return started.isReady()
    }

    /// The copies of its journal, as `vitaminbd --backups` lists them.
    func copies() throws -> [WireCopy] {
        let found = try CommandRun(blocking: [BuiltProgram.vitaminbd, "--backups"], environment: ["HOME": home.path])
        return try JSONReader.read(from: Array(found.output.utf8))
    }

    /// Kills it with SIGKILL.
    func crash() {
        daemon?.end(SIGKILL)
        daemon = nil
    }

    /// Its log, from all starts.
    func log() -> String {
        (1...max(1, lives)).compactMap { try? String(contentsOfFile: home.path + "/log.\($0)", encoding: .utf8) }.joined()
    }

    func client() throws -> Client { try Client(path: socket, timeout: 20) }

    /// Notes a call with Ada.
    func say(_ note: String) throws {
        _ = try client().call(Control.Acknowledge.self, .init(contacts: ["ada"], via: .call, note: note))
    }

    /// The notes in Ada's history.
    func notes() throws -> [String] {
        var notes: [String] = []
        try client().enumerate(Control.ListEntries.self, .init(contact: "ada")) { reply in
            if let note = reply.entry?.note { notes.append(note) }
        }
        return notes
    }
}
