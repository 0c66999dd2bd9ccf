import KeepInTouch
import Phrases
import Varlink

/// The result of one check of `doctor`.
struct Check: Equatable {
    /// What was checked, by its name in `--json`.
    enum Subject: String, CaseIterable {
        case service, socket, daemon, configuration, data, disk, journal, clock, zone, journald, desktop, lingering, hooks, evidence
        case addressBook = "address-book"
    }

    /// The result, worst first.
    enum Verdict: String, CaseIterable {
        /// A reminder may not arrive.
        case problem
        /// Reminders arrive, but something could be better.
        case advice
        case ok
        /// It could not be checked, or there is nothing to check.
        case skipped
    }

    let subject: Subject
    let verdict: Verdict
    /// The file or folder that it is about.
    var file: String?
    /// The line in the file, counted from 1.
    var line: Int?
    /// What was found.
    let message: Phrase
    /// The commands to type, in order.
    var remedies: [String] = []

    static func problem(_ subject: Subject, _ message: Phrase, file: String? = nil, line: Int? = nil, _ remedies: [String]) -> Check {
        Check(subject: subject, verdict: .problem, file: file, line: line, message: message, remedies: remedies)
    }

    static func advice(_ subject: Subject, _ message: Phrase, file: String? = nil, _ remedies: [String]) -> Check {
        Check(subject: subject, verdict: .advice, file: file, message: message, remedies: remedies)
    }

    static func ok(_ subject: Subject, _ message: Phrase, file: String? = nil) -> Check {
        Check(subject: subject, verdict: .ok, file: file, message: message)
    }

    static func skipped(_ subject: Subject, _ message: Phrase) -> Check {
        Check(subject: subject, verdict: .skipped, message: message)
    }
}

extension Check: JSONWritable {
    /// Writes the check in English, like all JSON.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("check", subject.rawValue)
            json.member("verdict", verdict.rawValue)
            json.member("ok", verdict != .problem)
            json.member("file", file)
            json.member("line", line)
            json.member("message", message.description)
            json.member("remedies", remedies)
        }
    }
}
