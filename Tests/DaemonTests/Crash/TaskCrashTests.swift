import Foundation
import KeepInTouch
import SQLite
import TestSupport
import Testing

/// The real daemon, killed while it takes what a telephone answered.
@MainActor
struct TaskCrashTests {
    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
    }

    private func count(_ home: TestHome, _ verb: String) throws -> Int64 {
        try Database(path: home.journal, readOnly: true).number("SELECT count(*) FROM entry WHERE verb = '\(verb)'")
    }

    @Test func `wherever the daemon dies, an answer is taken once and every task is as it should be`() throws {
        var (deaths, reached, point) = (0, Set<String>(), 0)
        var points: [Int] = []
        repeat {
            let home = try TestHome(configuration: "")
            let folder = try home.folder.folder("tasks")
            try home.configure(
                """
                [delivery]
                from = "00:00"
                to = "24:00"
                budget = 100
                [desktop]
                notifications = false
                [groups.friends]
                every = "2w"
                [tasks]
                folder = "\(folder)"
                """)
            for uid in ["ada", "bob", "cem"] { try home.card("Person \(uid)", uid: uid, more: "CATEGORIES:friends\n") }
            let first = try RealDaemon(home: home.path, life: 1)
            #expect(first.isReady() && waitsFor { (try? names(folder).count) == 3 }, "\(first.told)")
            first.end(SIGTERM)
            let done = folder + "/" + (try names(folder)[0])
            let text = try String(contentsOfFile: done, encoding: .utf8)
            try text.replacing("NEEDS-ACTION", with: "COMPLETED\r\nCOMPLETED:20200101T000000Z")
                .write(toFile: done, atomically: true, encoding: .utf8)

            let log = home.path + "/passed"
            var environment = ["VITAMINB_FAIL_POINTS": log]
            if point > 0 { environment["VITAMINB_FAIL_AT"] = "\(point)" }
            let second = try RealDaemon(home: home.path, life: 2, environment: environment)
            // It dies before it is ready, or soon after.
            let isReady = second.isReady()
            #expect(isReady || point > 0)
            second.end(SIGKILL)
            let passed = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
            if point == 0 {
                let from = passed.firstIndex { $0.hasPrefix("tasks: ") }.map { max($0 - 8, 0) } ?? 0
                points = passed.indices.filter { $0 >= from && $0 < from + 20 }.map { $0 + 1 }
            }
            reached.formUnion(passed)

            let third = try RealDaemon(home: home.path, life: 3)
            #expect(third.isReady(), "\(third.told)")
            #expect(waitsFor { (try? String(contentsOfFile: done, encoding: .utf8))?.contains("X-VITAMINB-CLOSED") == true }, "\(point)")
            third.end(SIGTERM)
            #expect(try count(home, "ack") == 1 && count(home, "skip") == 0, "\(passed.last ?? "")")
            let all = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(try all.sorted() == names(folder) && all.count == 3, "\(passed.last ?? "")")
            deaths += passed.count == point ? 1 : 0
            point = points.isEmpty ? 0 : points.removeFirst()
        } while point > 0
        #expect(deaths > 5)
        #expect(try FailPointTests.points().filter { $0.hasPrefix("tasks: ") }.subtracting(reached) == [], "every one is reached")
        print("counted died \(deaths) times while a telephone's answer was taken: it is there once, and every task is as it should be")
    }
}
