import Foundation
import TestSupport
import Testing

@testable import Telephony

/// The labelled year's calls (Tests/Evidence): what counts is what a person would say happened.
struct LabelledYearTests {
    /// What is read of labels.json.
    struct Labels: Decodable {
        struct Interaction: Decodable {
            let source: String
            let files: [String]
            let unsure: String?
        }
        struct Never: Decodable {
            let file: String
            let reason: String
            let unsure: String?
        }
        let interactions: [Interaction]
        let never: [Never]
    }

    static let generator = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Evidence/labelled-year.py").path

    private static let python = "/usr/bin/python3"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python), "there is no Python to write the year with"))
    func `of the labelled year every true call is found, and no other`() throws {
        let folder = TemporaryFolder()
        let year = folder.path + "/year"
        try #require(CommandRun(blocking: [Self.python, "-B", Self.generator, year]).status == 0)
        let labels = try JSONDecoder().decode(Labels.self, from: Data(contentsOf: URL(filePath: year + "/labels.json")))
        var found: [String: Call] = [:]
        for name in ["calls-20250630235900.xml", "calls-20251231235959.xml", "sms-20251231.xml", "gnome-calls/records.db"] {
            let file = try CallFile(path: "\(year)/calls/\(name)")
            #expect(file.problems.count == 0, "\(name)")
            for call in file.calls { found["calls/\(name)#\(call.place)"] = call }
        }
        let calls = labels.interactions.filter { $0.source == "calls" && $0.unsure == nil }.flatMap(\.files)
        let missing = calls.filter { found[$0]?.counts != true }
        #expect(missing == [])
        // Whose number it is, is not known here: what is of nobody in the address book may count.
        let never = labels.never.filter { $0.file.hasPrefix("calls/") && $0.unsure == nil && !$0.reason.hasPrefix("nobody in the") }
        let wrong = never.filter { found[$0.file]?.counts == true }.map { "\($0.file): \($0.reason)" }
        #expect(wrong == [])
        let labelled = Set(labels.interactions.flatMap(\.files) + labels.never.map(\.file))
        #expect(found.keys.filter { !labelled.contains($0) } == [])
        #expect(calls.count > 100 && never.count > 50)
        print("counted \(calls.count) true calls of the labelled year and found \(calls.count - missing.count), \(wrong.count) false")
    }
}
