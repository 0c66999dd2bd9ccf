import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Observer

struct LabelledYearTests {
    @Test func `of a year of calendars nothing false is noticed, and at least 95 of 100 that are true`() throws {
        _ = try look(for: .calendar, since: "2024-12-31") { year, observation, output in
            try observation.calendars([.path(year.folder + "/calendars")], zone: .berlin, to: output)
        }
    }

    @Test func `of a year of calls nothing false is noticed, and at least 95 of 100 that are true`() throws {
        let summary = try look(for: .calls, since: "2024-12-01") { year, observation, output in
            let places = [year.folder + "/calls", year.folder + "/calls/gnome-calls"]
            let files = CallFiles.all(places, ProgramFolders(home: "/none", data: "/none", cache: "/none"))
            return try observation.calls(files, zone: .berlin, to: output)
        }
        if let summary { #expect(summary.problems.isEmpty) }
    }

    @Test func `of a year of mail nothing false is noticed, and at least 95 of 100 that are true`() throws {
        _ = try look(for: .mail, since: "2024-12-01") { year, observation, output in
            try observation.mail([year.folder + "/mail"], to: output)
        }
    }

    /// Looks through a year of which it is known what happened, and once more, which finds nothing. Returns what the first look came to;
    /// nil: skipped.
    private func look(
        for source: Evidence.Source, since: String, _ body: (LabelledYear, Observation, Collected) throws -> Observation.Summary
    ) throws -> Observation.Summary? {
        let folder = TemporaryFolder()
        guard let year = try LabelledYear(in: folder.path + "/year") else {
            print("skipped: there is no python3")
            return nil
        }
        let observation = try Observation(
            for: year.owners, since: CivilDate(since)!, now: year.now, memory: Memory(folder: folder.path + "/state"))
        let first = Collected()
        let summary = try body(year, observation, first)
        let score = year.score(first.sightings, of: source)
        print(
            "counted \(source): \(summary.read) read in \(summary.places) places, \(score.found) of \(score.wanted) noticed, "
                + "\(score.wrong.count) wrong, unsure \(score.unsure) \(summary.problems)")
        for line in score.missed { print("missed: \(line)") }
        for line in score.wrong { print("wrong: \(line)") }
        #expect(score.wrong.isEmpty)
        #expect(score.found * 100 >= score.wanted * 95)
        let second = Collected()
        _ = try body(year, observation, second)
        #expect(second.sightings.isEmpty)
        return summary
    }
}
