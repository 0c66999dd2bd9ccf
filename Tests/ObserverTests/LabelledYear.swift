import Foundation
import KeepInTouch
import TestSupport

@testable import Observer

/// A year of mail, calendars and calls that Tests/Evidence/labelled-year.py has written, with what a person would say happened in it.
struct LabelledYear {
    struct Labels: Decodable {
        struct Person: Decodable {
            let uid: String
            let name: String
            let addresses: [String]
            let numbers: [String]
            let company: Bool
        }
        struct Interaction: Decodable {
            let contact: String
            let name: String
            let day: String
            let direction: String
            let source: String
            let counts: Bool
            let files: [String]
            let why: [String]
            let unsure: String?
            let hard: String?
        }
        struct Unanswered: Decodable {
            let contact: String
            let day: String
            let next: String?
        }
        struct Never: Decodable {
            let file: String
            let reason: String
            let unsure: String?
        }

        let now: String
        let me: [String]
        let contacts: [Person]
        let interactions: [Interaction]
        let unanswered: [Unanswered]
        let never: [Never]
    }

    let folder: String
    let labels: Labels

    /// Makes the year in this folder, which must not exist; nil: there is no python3.
    init?(in folder: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Evidence/labelled-year.py")
        process.arguments = [script.standardized.path, folder]
        process.standardOutput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        self.folder = folder
        labels = try JSONDecoder().decode(Labels.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/labels.json")))
    }

    /// The year as it was delivered into this folder, with the labels of one of its layouts.
    init(delivered folder: String, layout: String) throws {
        self.folder = folder
        labels = try JSONDecoder().decode(Labels.self, from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(layout).json")))
    }

    var now: Instant {
        Instant(seconds: Int64(ISO8601DateFormatter().date(from: labels.now)?.timeIntervalSince1970 ?? 0))
    }

    var owners: Owners {
        Owners(
            me: labels.me,
            // As the daemon names them.
            people: labels.contacts.filter { !$0.company }.map {
                ContactDetails(contact: ContactID(rawValue: $0.uid), name: $0.name, emails: $0.addresses, telephones: $0.numbers)
            })
    }

    /// How what was seen of a source compares with the labels.
    struct Score {
        /// What the labels don't have, or what they have as never.
        var wrong: [String] = []
        /// What the labels have, and was not seen.
        var missed: [String] = []
        var found = 0
        /// Labels that are neither unsure nor hard.
        var wanted = 0
        /// Of the unsure ones, how many were seen.
        var unsure = (seen: 0, all: 0)
    }

    func score(_ sightings: [Sighting], of source: Evidence.Source) -> Score {
        var score = Score()
        func key(_ sighting: Sighting) -> String {
            "\(sighting.noticing.contact) \(sighting.noticing.day) \(sighting.noticing.evidence.direction.rawValue)"
        }
        let seen = Dictionary(sightings.map { (key($0), $0) }) { first, _ in first }
        var known: Set<String> = []
        let companies = Set(labels.contacts.filter(\.company).map(\.uid))
        for label in labels.interactions where label.source == source.rawValue && !companies.contains(label.contact) {
            let key = "\(ContactID(rawValue: label.contact)) \(label.day) \(label.direction)"
            known.insert(key)
            if label.unsure != nil {
                score.unsure.all += 1
                score.unsure.seen += seen[key] == nil ? 0 : 1
                continue
            }
            score.wanted += 1
            if seen[key] == nil {
                score.missed.append(
                    "\(label.name) \(label.day) \(label.direction)\(label.hard == nil ? "" : " (hard)"): \(label.why) \(label.files)")
            } else {
                score.found += 1
            }
        }
        let loose =
            labels.never.filter { $0.unsure != nil }.map(\.file)
            + labels.interactions.filter { $0.unsure != nil || $0.hard != nil }.flatMap(\.files)
        // Where it was delivered, the labels have the paths of the home there.
        let excused = Set(
            loose.map { file in
                file.hasPrefix("/home/rig/Mail/") ? folder + file.dropFirst("/home/rig/Mail".count) : folder + "/" + file
            })
        for (key, sighting) in seen where !known.contains(key) && !excused.contains(sighting.file) {
            score.wrong.append("\(key): \(sighting.file)")
        }
        return score
    }
}

/// Keeps what an observation finds.
final class Collected: ObservationOutput {
    private(set) var sightings: [Sighting] = []
    private(set) var passed: [Passed] = []

    func seen(_ sightings: [Sighting]) { self.sightings += sightings }
    func passed(_ passed: Passed) { self.passed.append(passed) }
    func progress(_ count: Int) {}
}

extension Zone {
    /// Germany's, by the rule since 1996: summer from the last Sunday of March to that of October, at 01:00 UTC.
    static let berlin = Zone(identifier: "Europe/Berlin") { instant in
        let date = Zone.utc.date(at: instant)
        func change(_ month: Int) -> Int64 {
            guard let last = CivilDate(year: date.year, month: month, day: 31) else { return 0 }
            let sunday = (0..<7).map { last.adding(days: -$0) }.first { $0.weekday == .sunday } ?? last
            return Int64(sunday.dayNumber) * 86_400 + 3600
        }
        return change(3)..<change(10) ~= instant.seconds ? 7200 : 3600
    }
}
