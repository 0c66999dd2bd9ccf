import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import Observer

struct LabelledYearTests {
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
            "mail: \(summary.read) letters in \(summary.places) folders, \(score.found) of \(score.wanted) noticed, "
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
