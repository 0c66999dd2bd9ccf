import Foundation
import Glibc
import KeepInTouch
import Platform
import TestSupport
import Testing

/// The real daemon on a real disk, killed between any two steps of every request, and started again.
@MainActor
struct FailPointTests {
    /// A request, and what the user would do if there is no answer.
    struct Verb: CustomTestStringConvertible {
        let name: String
        let method: String
        let parameters: String
        /// Whether it is several changes, each atomic.
        var hasSteps = false
        /// Whether repeating it completes it.
        var isRepeatable = false
        var testDescription: String { name }
    }

    static let today = String(Date.now.ISO8601Format().prefix(10))
    static let later = String(Date.now.addingTimeInterval(4 * 86_400).ISO8601Format().prefix(10))
    static let cards = ["Kay", "Leo"].map { "BEGIN:VCARD\\r\\nVERSION:3.0\\r\\nUID:\($0)\\r\\nFN:Person \($0)\\r\\nEND:VCARD\\r\\n" }

    static var verbs: [Verb] {
        let card = CrashHome.card("ada").replacing("\r\n", with: "\\r\\n")
        return [
            Verb(name: "ack", method: "Acknowledge", parameters: #"{"contacts":["ada"],"via":"call","note":"proofs"}"#),
            Verb(name: "ack of somebody who isn't due", method: "Acknowledge", parameters: #"{"contacts":["emil"],"via":"meal"}"#),
            Verb(name: "snooze", method: "Snooze", parameters: #"{"contacts":["bob"],"until":"\#(later)"}"#),
            Verb(name: "skip", method: "Skip", parameters: #"{"contacts":["cem"]}"#),
            Verb(name: "track", method: "Track", parameters: #"{"contacts":["emil"],"every":"5w"}"#),
            Verb(name: "ignore", method: "Ignore", parameters: #"{"contacts":["dora"]}"#),
            Verb(name: "promise", method: "Promise", parameters: #"{"contacts":["ada"],"promise":"the book","on":"\#(today)"}"#),
            Verb(name: "gave", method: "Gave", parameters: #"{"contacts":["ada"],"favor":"a tip"}"#),
            Verb(name: "got", method: "Got", parameters: #"{"contacts":["ada"],"favor":"lunch"}"#),
            Verb(name: "settle", method: "Settle", parameters: #"{"contact":"bob"}"#),
            Verb(name: "introduced", method: "Introduce", parameters: #"{"contact":"ada","other":"bob"}"#),
            Verb(name: "pause", method: "Pause", parameters: #"{"contacts":["dora"],"until":"\#(later)"}"#),
            Verb(name: "pause a group", method: "Pause", parameters: #"{"group":"friends"}"#),
            Verb(name: "away", method: "Pause", parameters: #"{"until":"\#(later)"}"#),
            Verb(name: "resume", method: "Resume", parameters: #"{"contacts":["gus"]}"#),
            Verb(name: "undo", method: "Undo", parameters: "{}"),
            Verb(name: "undo a merge", method: "Undo", parameters: #"{"contact":"mia"}"#, hasSteps: true),
            Verb(
                name: "add", method: "AddContact", parameters: #"{"name":"Grace Hopper","groups":["friends"],"every":"3w"}"#, hasSteps: true
            ),
            Verb(name: "edit", method: "EditContact", parameters: #"{"contact":"ada","emails":["countess@example.org"]}"#),
            Verb(name: "group add", method: "AddToGroup", parameters: #"{"contact":"emil","group":"friends"}"#),
            Verb(name: "group remove", method: "RemoveFromGroup", parameters: #"{"contact":"ada","group":"friends"}"#),
            Verb(
                name: "edit the text", method: "ReplaceCard",
                parameters: #"{"contact":"ada","card":"\#(card.replacing("ada@", with: "countess@"))","was":"\#(card)"}"#),
            Verb(name: "rm", method: "RemoveContact", parameters: #"{"contact":"dora"}"#),
            Verb(name: "rm out of a file of two", method: "RemoveContact", parameters: #"{"contact":"three"}"#, hasSteps: true),
            Verb(name: "rm to another file system", method: "RemoveContact", parameters: #"{"contact":"far"}"#, hasSteps: true),
            Verb(
                name: "merge", method: "MergeContacts", parameters: #"{"contact":"eva","other":"evb","dryRun":false}"#, hasSteps: true,
                isRepeatable: true),
            Verb(
                name: "import", method: "ImportCards",
                parameters: #"{"cards":["\#(cards[0])","\#(cards[1])"],"groups":["friends"],"dryRun":false}"#, hasSteps: true,
                isRepeatable: true),
        ]
    }

    /// One run of the daemon: started, sent a request, and killed at a fail point or after the answer.
    struct Life {
        var isReady = false
        var isAnswered = false
        /// The events on the stream after the current state.
        var events: [(event: String, id: String)] = []
        var told: [String] = []
        var passed: [String] = []
        /// How many of these came before it was ready.
        var passedAtStart = 0
    }

    /// The fail points that the daemon passes, and the one at which it dies.
    struct Trace {
        let file: String
        private(set) var environment: [String: String]

        init(_ home: CrashHome, life: Int, dyingAt point: Int?) {
            file = home.path + "/passed.\(life)"
            environment = ["VITAMINB_FAIL_POINTS": file]
            if let point { environment["VITAMINB_FAIL_AT"] = "\(point)" }
        }

        var passed: [String] { ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init) }
    }

    private func live(_ home: CrashHome, life number: Int, _ verb: Verb?, dyingAt point: Int? = nil) throws -> Life {
        let trace = Trace(home, life: number, dyingAt: point)
        let daemon = try RealDaemon(home: home.path, life: number, environment: trace.environment)
        var life = Life()
        life.isReady = daemon.isReady()
        // The daily copy of the journal is made in a thread of its own, unless there is one already.
        if verb == nil {
            #expect(waitsFor { daemon.hasEnded || point == nil && trace.passed.last == "copy: in its place" }, "\(daemon.told)")
        }
        life.passedAtStart = trace.passed.count
        let control = RealDaemon.control(home.path)
        if life.isReady, let verb, let stream = Line(control), let line = Line(control) {
            stream.send("Subscribe", more: true)
            while let event = stream.frame(), (event["parameters"] as? [String: Any])?["event"] as? String != "ready" {}
            line.send(verb.method, verb.parameters)
            if let answer = line.frame() {
                life.isAnswered = true
                #expect(answer["error"] == nil, "\(verb.name): \(answer)")
            }
            life.passed = trace.passed
            daemon.end(SIGKILL)
            while let event = stream.frame() {
                guard let reply = event["parameters"] as? [String: Any], let kind = reply["event"] as? String,
                    let id = (reply["reminder"] as? [String: Any])?["id"] as? String
                else { continue }
                life.events.append((kind, id))
            }
        } else {
            life.passed = trace.passed
            #expect(daemon.end(SIGKILL) == 128 + SIGKILL)
        }
        life.told = daemon.told
        return life
    }

    /// Starts after a crash, checks every promise, and returns what is on disk.
    private func look(_ home: CrashHome, after life: Life, _ place: String) throws -> [String] {
        let daemon = try RealDaemon(home: home.path, life: 2)
        #expect(daemon.isReady(), "\(place): it starts by itself: \(daemon.told)")
        let control = RealDaemon.control(home.path)
        let status = Line(control)?.replies(to: "GetStatus").first
        let problems = (status?["problems"] as? [[String: Any]])?.compactMap { $0["message"] as? String } ?? ["no status"]
        #expect(problems.filter { !$0.hasPrefix("a second card in one file") } == [], "\(place): nothing needs a hand")
        let reminders = (Line(control)?.replies(to: "ListReminders") ?? []).flatMap { $0["reminders"] as? [[String: Any]] ?? [] }
        for reminder in reminders where ["due", "overdue"].contains(reminder["state"] as? String) {
            #expect(reminder["told"] != nil, "\(place): who is due is told: \(reminder)")
        }
        // An interrupted copy of the journal is made again later.
        #expect(waitsFor { home.leftovers() == [] }, "\(place): \(home.leftovers())")
        daemon.end(SIGKILL)

        #expect(try home.damage() == nil, "\(place)")
        let keys = try home.told()
        #expect(Set(keys).count == keys.count, "\(place): noted once that it was told")
        let records = (life.told + daemon.told).filter {
            $0.contains("Person ") && !$0.contains(" reminders: ") && !$0.contains("is ready")
        }
        #expect(Set(records).count == records.count, "\(place): told once: \(records.sorted())")
        let said = life.events.filter { $0.event == "told" }.map(\.id)
        #expect(
            Set(said).count == said.count && said.allSatisfy { id in keys.contains { id.hasPrefix($0.description) } }, "\(place): \(said)")
        return try home.contents()
    }

    @Test func `wherever the daemon dies, answered changes are there, and others are whole or absent`() throws {
        let home = try CrashHome()
        var (deaths, reached) = (0, Set<String>())

        // The first start, which creates the journal and tells every reminder.
        try home.keep()
        let first = try live(home, life: 1, nil)
        #expect(first.isReady && first.passedAtStart > 10)
        let fresh = try home.contents()
        let told = try home.told().count
        for point in Self.dose(first.passed, from: 1) {
            try home.putBack()
            let life = try live(home, life: 1, nil, dyingAt: point)
            let place = "first start, \(point): \(life.passed.last ?? "")"
            #expect(life.passed.count == point, "\(place)")
            #expect(try look(home, after: life, place) == fresh, "\(place)")
            #expect(try home.told().count == told, "\(place)")
            (deaths, reached) = (deaths + 1, reached.union(life.passed))
        }

        try home.putBack()
        let before = try used(home)
        for verb in Self.verbs {
            let whole = try live(home, life: 1, verb)
            let after = try look(home, after: whole, verb.name)
            #expect(whole.isAnswered && after != before, "\(verb.name) does something")
            #expect(whole.passed.count > whole.passedAtStart)
            reached.formUnion(whole.passed)
            for point in Self.dose(whole.passed, from: whole.passedAtStart + 1) {
                try home.putBack()
                let life = try live(home, life: 1, verb, dyingAt: point)
                let place = "\(verb.name), \(point - whole.passedAtStart): \(life.passed.last ?? "")"
                #expect(life.isReady && !life.isAnswered && life.passed.count == point, "\(place)")
                let found = try look(home, after: life, place)
                if verb.hasSteps {
                    #expect(Set(found).isSubset(of: Set(before + after)), "\(place): each whole")
                    #expect(Set(before).intersection(after).isSubset(of: found), "\(place): nothing else touched")
                } else {
                    #expect(found == before || found == after, "\(place): whole or absent: \(Set(found).symmetricDifference(before))")
                }
                #expect(Set(people(before)).isSubset(of: people(found)), "\(place): nobody's card is lost")
                if life.events.contains(where: { ["closed", "snoozed", "paused", "reopened"].contains($0.event) }) {
                    #expect(found != before, "\(place): what subscribers were told is on disk")
                }
                if verb.isRepeatable {
                    _ = try repeated(home, verb)
                    let difference = Set(try home.contents()).symmetricDifference(after)
                    #expect(difference == [], "\(place): doing it again completes it")
                }
                deaths += 1
            }
            try home.putBack()
        }
        let points = try Self.points().filter { !$0.hasPrefix("restoration: ") && !$0.hasPrefix("tasks: ") }
        #expect(
            points.subtracting(home.isFar ? [] : ["trash: copied", "trash: set aside"]).subtracting(reached) == [], "every one is reached")
        print(
            "counted died at each of \(reached.count) places, \(deaths) times in \(Self.verbs.count) verbs and the first start:",
            "what was answered is there, the rest whole or absent, told once; each started again by itself")
    }

    /// Makes entries to undo, resume and settle, and a copy of them. Returns the contents that the home is put back to.
    private func used(_ home: CrashHome) throws -> [String] {
        let daemon = try RealDaemon(home: home.path)
        #expect(daemon.isReady())
        let line = try #require(Line(RealDaemon.control(home.path)))
        for (method, parameters) in [
            ("MergeContacts", #"{"contact":"mia","other":"max","dryRun":false}"#), ("Pause", #"{"contacts":["gus"]}"#),
            ("Gave", #"{"contacts":["bob"],"favor":"a lift"}"#),
            ("Skip", #"{"contacts":["two"]}"#),
        ] {
            line.send(method, parameters)
            #expect(line.frame()?["error"] == nil)
        }
        #expect(daemon.end(SIGTERM) == 0)
        try home.forgetCopies()
        let copying = try RealDaemon(home: home.path, life: 2)
        #expect(copying.isReady() && waitsFor { home.isCopied })
        #expect(copying.end(SIGTERM) == 0)
        try home.keep()
        return try home.contents()
    }

    @Test(arguments: [false, true])
    func `an interrupted restoration loses nothing, and another completes it`(wasCarried: Bool) throws {
        let home = try CrashHome()
        let before = try used(home)
        let options = wasCarried ? ["--join"] : ["--restore", try #require(home.copy)]
        if wasCarried { try home.carry() }
        let whole = Trace(home, life: 1, dyingAt: nil)
        #expect(try RealDaemon(home: home.path, life: 1, options, environment: whole.environment).end() == 0)
        #expect(try home.contents() == before)
        let points = whole.passed
        #expect(try Set(points) == Self.points().filter { $0.hasPrefix("restoration: ") })
        for point in 1...max(1, points.count) {
            try home.putBack()
            let trace = Trace(home, life: 1, dyingAt: point)
            #expect(try RealDaemon(home: home.path, life: 1, options, environment: trace.environment).end() == 128 + SIGKILL)
            let daemon = try RealDaemon(home: home.path, life: 2)
            // It starts with everything; or the journal is missing, and then it doesn't start with an empty one.
            if daemon.isReady() {
                daemon.end(SIGKILL)
                #expect(!wasCarried)
                #expect(try home.contents() == before, "\(points[point - 1])")
            } else {
                #expect((1..<128).contains(daemon.end()) && daemon.told.contains { $0.contains("vitaminb restore") }, "\(daemon.told)")
            }
            #expect(try RealDaemon(home: home.path, life: 3, options).end() == 0)
            #expect(try home.contents() == before, "\(points[point - 1])")
            let joined = try RealDaemon(home: home.path, life: 4)
            #expect(joined.isReady(), "\(joined.told)")
            joined.end(SIGKILL)
        }
        print(
            "counted a restoration\(wasCarried ? " of a carried journal" : "") that died at each of \(points.count) steps:",
            "nothing lost, and completed by the next")
    }

    /// The fail points to die at: all from `first` on; without VITAMINB_LONG only the first of each name.
    private static func dose(_ passed: [String], from first: Int) -> [Int] {
        var count: [String: Int] = [:]
        return (first..<passed.count + 1).filter { point in
            count[passed[point - 1], default: 0] += 1
            return count[passed[point - 1], default: 0] == 1 || getenv("VITAMINB_LONG") != nil
        }
    }

    private func repeated(_ home: CrashHome, _ verb: Verb) throws -> Bool {
        let daemon = try RealDaemon(home: home.path, life: 3)
        #expect(daemon.isReady())
        let line = Line(RealDaemon.control(home.path))
        line?.send(verb.method, verb.parameters)
        defer { daemon.end(SIGKILL) }
        return line?.frame() != nil
    }

    private func people(_ contents: [String]) -> [String] {
        contents.compactMap { $0.split(separator: "|").first { $0.hasPrefix("FN:") }.map(String.init) }
    }

    /// The names of all fail points in the sources.
    static func points() throws -> Set<String> {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources").standardized
        var names: Set<String> = []
        for file in FileManager.default.enumerator(atPath: sources.path)?.compactMap({ $0 as? String }) ?? [] where file.hasSuffix(".swift")
        {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            names.formUnion(text.matches(of: /failPoint\("([^"]+)"\)/).map { String($0.output.1) })
        }
        return names
    }
}
