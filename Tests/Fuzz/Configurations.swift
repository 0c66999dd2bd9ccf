import Daemon
import Platform

/// The configuration: what is refused says why, at a place in the text.
@Sendable func fuzzConfiguration(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    do {
        let configuration = try Configuration.parse(text, file: "vitaminb.toml", environment: Paths(environment: ["HOME": "/home/ada"]))
        hold(!configuration.addressBooks.isEmpty, "no address book")
    } catch {
        let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        hold((1...ConfigurationError.bound).contains(error.problems.count), "\(error.problems.count) problems")
        for problem in error.problems {
            hold((1...lines).contains(problem.line) && problem.column > 0 && !problem.message.isEmpty, "\(problem) is no place")
        }
    }
}
