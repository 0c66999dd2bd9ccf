import FoundationEssentials
import KeepInTouch
import Platform

/// When the daemon ran last, for the next start: what was told before a week in which no machine ran is told again.
///
/// It is written once a day and when the daemon ends, so that it is at most a day too old. A file that is missing or can't be read says
/// nothing, and then nothing is told again.
struct LastRun {
    let path: String

    /// The moment that the file names; nil: none.
    var moment: Instant? {
        guard let bytes = try? WholeFile.beginning(of: path, count: 20), let text = String(bytes: bytes, encoding: .utf8) else {
            return nil
        }
        return Int64(text.split(separator: "\n").first ?? "").map(Instant.init(seconds:))
    }

    /// Notes that the daemon runs now. Where that can't be written the start after the next long silence tells nothing again.
    func note(_ now: Instant) { WholeFile.keep(path, Array("\(now.seconds)\n".utf8)) }
}
