import Foundation
import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Observer

struct LabelledYearTests {
    @Test func `of a year of calendars nothing false is noticed, and at least 95 of 100 that are true`() throws {
        let folder = TemporaryFolder()
        guard let year = try LabelledYear(in: folder.path + "/year") else { return print("skipped: there is no python3") }
        let output = Collected()
        let observation = try Observation(
            for: year.owners, since: CivilDate("2024-12-31")!, now: year.now, memory: Memory(folder: folder.path + "/state"))
        let summary = try observation.calendars([.path(year.folder + "/calendars")], zone: .berlin, to: output)
        let score = year.score(output.sightings, of: .calendar)
        print(
            "counted calendar: \(summary.read) events in \(summary.places) files, \(score.found) of \(score.wanted) noticed, "
                + "\(score.wrong.count) wrong, unsure \(score.unsure) \(summary.problems)")
        for line in score.missed { print("missed: \(line)") }
        for line in score.wrong { print("wrong: \(line)") }
        #expect(score.wrong.isEmpty)
        #expect(score.found * 100 >= score.wanted * 95)
        let second = Collected()
        _ = try observation.calendars([.path(year.folder + "/calendars")], zone: .berlin, to: second)
        #expect(second.sightings.isEmpty)
    }

    @Test func `of a year of calls nothing false is noticed, and at least 95 of 100 that are true`() throws {
        let folder = TemporaryFolder()
        guard let year = try LabelledYear(in: folder.path + "/year") else { return print("skipped: there is no python3") }
        let output = Collected()
        let observation = try Observation(
            for: year.owners, since: CivilDate("2024-12-01")!, now: year.now, memory: Memory(folder: folder.path + "/state"))
        let places = [year.folder + "/calls", year.folder + "/calls/gnome-calls"]
        let files = CallFiles.all(places, ProgramFolders(home: "/none", data: "/none", cache: "/none"))
        let summary = try observation.calls(files, zone: .berlin, to: output)
        let score = year.score(output.sightings, of: .calls)
        print(
            "counted calls: \(summary.read) calls in \(summary.places) files, \(score.found) of \(score.wanted) noticed, "
                + "\(score.wrong.count) wrong, unsure \(score.unsure) \(summary.problems)")
        for line in score.missed { print("missed: \(line)") }
        for line in score.wrong { print("wrong: \(line)") }
        #expect(score.wrong.isEmpty && summary.problems.isEmpty)
        #expect(score.found * 100 >= score.wanted * 95)
        let second = Collected()
        _ = try observation.calls(files, zone: .berlin, to: second)
        #expect(second.sightings.isEmpty)
    }

    @Test func `of a year of mail nothing false is noticed, and at least 95 of 100 that are true`() throws {
        let folder = TemporaryFolder()
        guard let year = try LabelledYear(in: folder.path + "/year") else { return print("skipped: there is no python3") }
        let output = Collected()
        let memory = try Memory(folder: folder.path + "/state")
        let observation = try Observation(
            for: year.owners, since: CivilDate("2024-12-01")!, now: year.now, memory: memory)
        let summary = try observation.mail([year.folder + "/mail"], to: output)
        let score = year.score(output.sightings, of: .mail)
        print(
            "counted mail: \(summary.read) letters in \(summary.places) folders, \(score.found) of \(score.wanted) noticed, "
                + "\(score.wrong.count) wrong, unsure \(score.unsure)")
        for line in score.missed { print("missed: \(line)") }
        for line in score.wrong { print("wrong: \(line)") }
        #expect(score.wrong.isEmpty)
        #expect(score.found * 100 >= score.wanted * 95)

        let second = Collected()
        _ = try observation.mail([year.folder + "/mail"], to: second)
        #expect(second.sightings.isEmpty)
    }
}
