import Glibc
import KeepInTouch
import Language
import Phrases
import Platform

/// Unbuffered output, so that errors are noticed and each line is printed at once.
enum StandardOutput {
    /// Standard error.
    static let errors = STDERR_FILENO

    /// Writes all of the text.
    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) throws(OutputError) {
        try write(Array(text.utf8), to: descriptor)
    }

    /// Writes all of the bytes.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) throws(OutputError) {
        do { try WholeFile.write(bytes, to: descriptor, path: "the output") } catch { throw OutputError(errno: error.code) }
    }
}

extension StandardOutput {
    /// Prints a line on standard error, which no script takes for an answer.
    static func say(_ sentence: String) throws(OutputError) {
        try write(sentence.printable + "\n", to: errors)
    }
}

/// The output could not be written.
struct OutputError: Error, CustomStringConvertible {
    /// errno(3) of write(2).
    let errno: Int32

    /// Whether the reader closed the pipe, as `head` does: no failure.
    var isReaderGone: Bool { errno == EPIPE }

    var description: String { gettext("can't write the output: \(Language.ofEnvironment.explain(errno: errno))") }
}
