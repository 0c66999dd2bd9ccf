import Foundation
import TestSupport
import Testing

@testable import Systemd

/// A bus of the test's own: the real dbus-daemon, which is killed with the last reference to it.
private final class TestBus {
    static let program = "/usr/bin/dbus-daemon"
    var address: String { "unix:path=\(folder.path)/bus" }
    private let folder = TemporaryFolder()
    private let process: StartedProgram

    /// Returns when it takes connections, which is when it prints its address.
    init() throws {
        let output = try TemporaryFile()
        process = try StartedProgram(
            [Self.program, "--session", "--nofork", "--print-address", "--address=unix:path=\(folder.path)/bus"],
            output: output.descriptor, errors: output.descriptor)
        try #require(waitsFor { output.contents().contains("\n") || process.hasEnded } && !process.hasEnded, "\(output.contents())")
    }

    /// Kills the bus.
    func kill() { process.end(SIGKILL) }

    /// Stops the process: the bus exists and doesn't answer.
    func stop() { process.send(SIGSTOP) }

    /// Lets it go on.
    func resume() { process.send(SIGCONT) }
}

@MainActor
@Suite(.enabled(if: access(TestBus.program, X_OK) == 0, "dbus-daemon is not installed"))
struct BusTests {
    private let name = "org.freedesktop.DBus"

    private func call(_ member: String, _ arguments: [BusValue] = []) -> BusCall {
        BusCall(name, "/org/freedesktop/DBus", name, member, arguments)
    }

    private func answer(_ bus: Bus, _ call: BusCall, seconds: UInt64 = 20) async -> Result<BusMessage, BusError> {
        await withCheckedContinuation { continuation in bus.call(call, seconds: seconds) { continuation.resume(returning: $0) } }
    }

    @Test func `a call is answered by the real bus`() async throws {
        let daemon = try TestBus()
        let bus = try Bus(address: daemon.address) {}
        let reply = try await answer(bus, call("ListNames")).get()
        #expect(reply.sender == name)
        guard case .strings(let names) = try #require(reply.arguments.first) else { throw CancellationError() }
        #expect(names.contains(name) && names.contains(":1.0"))
        let owned = try await answer(bus, call("RequestName", [.string("org.vitaminb.Test"), .uint32(4)])).get()
        #expect(owned.arguments == [.uint32(1)])
        #expect(try await answer(bus, call("NameHasOwner", [.string("org.vitaminb.Test")])).get().arguments == [.boolean(true)])
        #expect(bus.waitingCalls == 0)
    }

    @Test func `what is in a variant is read`() async throws {
        let daemon = try TestBus()
        let bus = try Bus(address: daemon.address) {}
        let get = BusCall(
            name, "/org/freedesktop/DBus", "org.freedesktop.DBus.Properties", "Get", [.string(name), .string("Interfaces")])
        guard case .strings(let names) = try await answer(bus, get).get().arguments.first else { throw CancellationError() }
        #expect(!names.isEmpty)
    }

    @Test func `an error comes with its name`() async throws {
        let daemon = try TestBus()
        let bus = try Bus(address: daemon.address) {}
        let unknown = await answer(bus, BusCall("org.vitaminb.Nobody", "/", "org.vitaminb.Nobody", "Do", startsService: false))
        #expect(throws: BusError.self) { try unknown.get() }
        if case .failure(let error) = unknown { #expect(error.name == "org.freedesktop.DBus.Error.NameHasNoOwner") }
        if case .failure(let error) = await answer(bus, call("NoSuchMethod")) {
            #expect(error.name == "org.freedesktop.DBus.Error.UnknownMethod")
        } else {
            Issue.record("it was answered")
        }
    }

    @Test func `an object's path is its name, escaped`() {
        #expect(Bus.path("/org/freedesktop/systemd1/unit", "a-b.service") == "/org/freedesktop/systemd1/unit/a_2db_2eservice")
    }

    @Test func `a signal is heard by who subscribed to it, with its sender`() async throws {
        let daemon = try TestBus()
        let (bus, other) = (try Bus(address: daemon.address) {}, try Bus(address: daemon.address) {})
        var heard: [BusMessage] = []
        bus.subscribe("type='signal',sender='\(name)',member='NameOwnerChanged',arg0='org.vitaminb.Test'") { heard.append($0) }
        // The answer comes after the subscription was made.
        _ = try await answer(bus, call("GetId")).get()
        _ = try await answer(other, call("RequestName", [.string("org.vitaminb.Other"), .uint32(4)])).get()
        _ = try await answer(other, call("RequestName", [.string("org.vitaminb.Test"), .uint32(4)])).get()
        #expect(try await eventually { !heard.isEmpty })
        #expect(heard.map(\.sender) == [name])
        #expect(heard.first?.arguments == [.string("org.vitaminb.Test"), .string(""), .string(":1.1")])
        other.close()
        #expect(try await eventually { heard.count == 2 })
        #expect(heard.last?.arguments == [.string("org.vitaminb.Test"), .string(":1.1"), .string("")])
    }

    @Test func `a call that is never answered fails after its timeout`() async throws {
        let daemon = try TestBus()
        let bus = try Bus(address: daemon.address) {}
        _ = try await answer(bus, call("GetId")).get()
        daemon.stop()
        let late = await answer(bus, call("GetId"), seconds: 1)
        if case .failure(let error) = late { #expect(error.name == BusError.noReply) } else { Issue.record("it was answered") }
        #expect(bus.waitingCalls == 0)
    }

    @Test func `nobody waits for a bus that doesn't answer, not with a descriptor to pass either`() async throws {
        let daemon = try TestBus()
        daemon.stop()
        let bus = try Bus(address: daemon.address) {}
        let file = try TemporaryFile()
        var results: [Result<BusMessage, BusError>] = []
        bus.whenReady {
            // The bus has no such method, but takes the descriptor.
            bus.call(self.call("NoSuchMethod", [.descriptor(file.descriptor)]), seconds: 20) { results.append($0) }
        }
        #expect(results.isEmpty && bus.waitingCalls == 0)
        daemon.resume()
        #expect(try await eventually { results.count == 1 })
        if case .failure(let error) = results.first { #expect(error.name == "org.freedesktop.DBus.Error.UnknownMethod") }
        bus.whenReady { results = [] }
        #expect(results.isEmpty, "at once")
    }

    @Test func `the number of waiting calls is bounded`() async throws {
        let daemon = try TestBus()
        let bus = try Bus(address: daemon.address) {}
        daemon.stop()
        var failures: [BusError] = []
        for _ in 0...Bus.callBound { bus.call(call("GetId"), seconds: 600) { if case .failure(let error) = $0 { failures.append(error) } } }
        #expect(failures.count == 1)
        #expect(bus.waitingCalls == Bus.callBound)
        bus.close()
        #expect(failures.count == 1)
    }

    @Test func `when the bus goes away every call fails, then the loss is reported once`() async throws {
        let daemon = try TestBus()
        var events: [String] = []
        let bus = try Bus(address: daemon.address) { events.append("lost") }
        _ = try await answer(bus, call("GetId")).get()
        daemon.stop()
        for _ in 0..<3 { bus.call(call("GetId"), seconds: 600) { if case .failure = $0 { events.append("failed") } } }
        daemon.kill()
        #expect(try await eventually { events.contains("lost") })
        #expect(events == ["failed", "failed", "failed", "lost"])
        bus.call(call("GetId"), seconds: 600) { if case .failure = $0 { events.append("failed at once") } }
        #expect(events.last == "failed at once")
        #expect(bus.waitingCalls == 0)
    }

    @Test func `a bus that isn't there is an error with its reason`() throws {
        let error = try #require(throws: SystemdError.self) { _ = try Bus(address: "unix:path=/tmp/vitaminb-no-such-bus") {} }
        #expect(error.description == "cannot connect to the user's bus: No such file or directory")
    }

    @Test func `a closed bus leaves no descriptor behind`() async throws {
        let daemon = try TestBus()
        let open = { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0 }
        let before = open()
        for _ in 0..<50 {
            let bus = try Bus(address: daemon.address) {}
            _ = try await answer(bus, call("GetId")).get()
        }
        #expect(try await eventually { open() <= before + 1 })
    }
}
