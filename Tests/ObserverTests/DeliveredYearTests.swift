import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import Observer

/// The labelled year as real programs keep it: dovecot delivered it, and mbsync pulled it. Tests/Evidence/deliver.sh makes it, and
/// Tests/run.sh says where it is.
struct DeliveredYearTests {
    private static let folder = ProcessInfo.processInfo.environment["VITAMINB_DELIVERED_YEAR"]

    @Test(
        .enabled(if: folder != nil, "the year was not delivered: dovecot or mbsync is missing, or Tests/run.sh does not run"),
        arguments: ["plus", "verbatim"])
    func `of what mbsync pulled from dovecot nothing false is noticed, and at least 95 of 100 that are true`(layout: String) throws {
        let folder = try #require(Self.folder)
        let year = try LabelledYear(delivered: folder, layout: layout)
        let memory = try Memory(folder: nil)
        let observation = try Observation(for: year.owners, since: CivilDate("2024-12-01")!, now: year.now, memory: memory)
        let output = Collected()
        let summary = try observation.mail([folder + "/" + layout], to: output)
        let score = year.score(output.sightings, of: .mail)
        print(
            "counted \(layout): \(summary.read) letters that mbsync pulled, \(score.found) of \(score.wanted) noticed, "
                + "\(score.wrong.count) wrong")
        #expect(score.wrong == [])
        #expect(score.found * 100 >= score.wanted * 95)
    }
}
