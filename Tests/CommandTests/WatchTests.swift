import ControlInterface
import Foundation
import Glibc
import KeepInTouch
import TestSupport
import Testing

/// Runs of `vitaminb watch` while things happen.
@MainActor
struct WatchTests {
    private let stub: StubService
    private let output: TemporaryFile
    private let errors: TemporaryFile

    init() throws {
        stub = try StubService()
        stub.events = [.init(event: .current, reminder: try .sample("Ada", "7 weeks since a call")), .init(event: .ready)]
        output = try TemporaryFile()
        errors = try TemporaryFile()
    }

    private func watch(_ arguments: String...) throws -> StartedProgram {
        try StartedProgram(
            [BuiltProgram.vitaminb, "watch"] + arguments, environment: ["VITAMINB_CONTROL": stub.path], output: output.descriptor,
            errors: errors.descriptor)
    }

    /// The lines so far, without their times of day.
    private var lines: [String] { output.contents().split(separator: "\n").map { $0.dropFirst(6).description } }

    @Test func `events are printed as they happen, and an interrupt is a good end`() async throws {
        let watch = try watch()
        #expect(try await eventually { lines == ["Ada: 7 weeks since a call"] })
        stub.publish(.init(event: .told, reminder: try .sample("Jörg", "never contacted")))
        stub.publish(.init(event: .closed, reminder: try .sample("Ada", "")))
        #expect(try await eventually { lines == ["Ada: 7 weeks since a call", "Jörg: never contacted", "Ada: closed"] })
        #expect(output.contents().wholeMatch(of: /(\d\d:\d\d .*\n)+/) != nil)
        watch.send(SIGINT)
        #expect(await watch.ended() == 0)
        #expect(errors.contents() == "")
    }

    @Test func `JSON has every event, one a line, with the reminder's id`() async throws {
        let watch = try watch("--json")
        #expect(try await eventually { output.contents().split(separator: "\n").count == 2 })
        let events = try output.contents().split(separator: "\n").map { try decoded(String($0)) as Control.Subscribe.Reply }
        #expect(events.map(\.event) == [.current, .ready])
        #expect(events[0].reminder == stub.events[0].reminder)
        watch.send(SIGINT)
        #expect(await watch.ended() == 0)
    }

    @Test func `a status bar gets a line whenever what is due changes, and one while the daemon is gone`() async throws {
        let watch = try watch("--format", "{count} due: {names}")
        #expect(try await eventually { output.contents() == "1 due: Ada\n" })
        stub.publish(.init(event: .due, reminder: try .sample("Bea", "birthday today")))
        stub.publish(.init(event: .told, reminder: try .sample("Bea", "birthday today")))
        stub.publish(.init(event: .closed, reminder: try .sample("Ada", "")))
        #expect(try await eventually { output.contents() == "1 due: Ada\n2 due: Ada, Bea\n1 due: Bea\n" })
        stub.crash()
        #expect(try await eventually { output.contents().hasSuffix("1 due: Bea\n0 due: \n") })
        watch.send(SIGINT)
        #expect(await watch.ended() == 0)
    }

    @Test func `waybar gets its JSON, with the tooltip as markup`() async throws {
        stub.events = [.init(event: .current, reminder: try .sample("Ada <3 & Co", "never contacted", .overdue)), .init(event: .ready)]
        let watch = try watch("--format", "waybar")
        #expect(
            try await eventually {
                output.contents()
                    == #"{"text":"1","tooltip":"Ada &lt;3 &amp; Co: never contacted","alt":"overdue","class":"overdue"}"# + "\n"
            })
        stub.publish(.init(event: .snoozed, reminder: try .sample("Ada <3 & Co", "")))
        #expect(try await eventually { output.contents().hasSuffix(#"{"text":"","tooltip":"","alt":"none","class":"none"}"# + "\n") })
        watch.send(SIGINT)
        #expect(await watch.ended() == 0)
    }

    @Test func `it waits for a daemon that went away, says so once, and repeats nothing`() async throws {
        let watch = try watch()
        #expect(try await eventually { lines.count == 1 })
        stub.crash()
        #expect(try await eventually { errors.contents() != "" })
        stub.events.insert(.init(event: .current, reminder: try .sample("Bea", "birthday today")), at: 1)
        try await stub.restart()
        #expect(try await eventually { lines == ["Ada: 7 weeks since a call", "Bea: birthday today"] })
        #expect(errors.contents() == "vitaminb: vitaminbd went away, waiting\n")
        watch.send(SIGINT)
        #expect(await watch.ended() == 0)
    }

    @Test func `it ends by itself when its reader is gone, though nothing happens`() async throws {
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
        let watch = try StartedProgram(
            [BuiltProgram.vitaminb, "watch"], environment: ["VITAMINB_CONTROL": stub.path], output: ends[1], errors: errors.descriptor)
        close(ends[1])
        #expect(try await eventually { stub.subscribers.count == 1 })
        close(ends[0])
        #expect(await watch.ended() == 0)
        #expect(errors.contents() == "")
    }
}
