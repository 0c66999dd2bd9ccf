import Foundation
import Glibc
import KeepInTouch
import TestSupport

/// The wall clock and the time zone of the programs of this test, and their disk's room: the memory that `pretended-clock.c` reads.
final class PretendedClock {
    private static let size = 64
    private let memory: UnsafeMutableRawPointer
    private let file: String
    private let library: String

    /// Compiles the library. Throws where there is no compiler.
    init(in folder: TemporaryFolder) throws {
        library = folder.path + "/pretended-clock.so"
        file = folder.path + "/clock"
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "pretended-clock.c").path
        let compiled = try CommandRun(blocking: ["/usr/bin/gcc", "-Wall", "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"])
        guard compiled.status == 0 else { throw Failure("no pretended clock: \(compiled.errors)") }
        try Data(count: Self.size).write(to: URL(fileURLWithPath: file))
        let descriptor = open(file, O_RDWR | O_CLOEXEC)
        defer { close(descriptor) }
        guard let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else {
            throw Failure("no memory for the pretended clock")
        }
        self.memory = memory
    }

    deinit { munmap(memory, Self.size) }

    var now: Instant {
        get { Instant(seconds: memory.load(as: Int64.self)) }
        set { memory.storeBytes(of: newValue.seconds, as: Int64.self) }
    }

    /// How often the clock was set, the machine resumed or the zone changed.
    var sets: Int32 {
        get { memory.load(fromByteOffset: 8, as: Int32.self) }
        set { memory.storeBytes(of: newValue, toByteOffset: 8, as: Int32.self) }
    }

    var isDiskFull: Bool {
        get { memory.load(fromByteOffset: 12, as: Int32.self) != 0 }
        set { memory.storeBytes(of: newValue ? 1 : 0, toByteOffset: 12, as: Int32.self) }
    }

    /// The name of the time zone.
    var zone = "" {
        didSet {
            let bytes = Array(zone.utf8.prefix(47)) + [0]
            for (index, byte) in bytes.enumerated() { memory.storeBytes(of: byte, toByteOffset: 16 + index, as: UInt8.self) }
        }
    }

    /// What a program needs to see this clock.
    var environment: [String: String] {
        ["LD_PRELOAD": library, "PRETENDED_CLOCK": file, "TZ": zone, "SWIFT_DETERMINISTIC_HASHING": "1"]
    }
}

/// The test can't go on.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
