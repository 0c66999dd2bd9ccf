import Glibc
import KeepInTouch
import Language
import Phrases
import Platform

/// Writing without a buffer behind it, so that a failure is seen and a line is out at once.
enum StandardOutput {
    /// Standard error.
    static let errors = STDERR_FILENO

    /// Writes all of the text.
    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) throws(OutputError) {
        do { try WholeFile.write(Array(text.utf8), to: descriptor, path: "the output") } catch { throw OutputError(errno: error.code) }
    }
}

extension StandardOutput {
    /// Says it on standard error, where no script takes it for an answer.
    static func say(_ sentence: String) throws(OutputError) {
        try write(sentence.printable + "\n", to: errors)
    }
}

/// The output could not be written.
struct OutputError: Error, CustomStringConvertible {
    /// errno(3) of write(2).
    let errno: Int32

    /// Whether only nobody reads any more, as behind `head`: no failure at all.
    var isReaderGone: Bool { errno == EPIPE }

    var description: String { gettext("can't write the output: \(Language.ofEnvironment.explain(errno: errno))") }
}
