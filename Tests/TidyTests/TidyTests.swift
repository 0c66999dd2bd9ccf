import Foundation
import Testing

/// Rules that no compiler checks, checked on the text of the sources.
struct TidyTests {
    struct Line: CustomTestStringConvertible {
        let file: String
        let number: Int
        let text: String
        /// The text without what stands behind `//`.
        let code: Substring
        var testDescription: String { "\(file):\(number): \(text)" }

        init(file: String, number: Int, text: String) {
            (self.file, self.number, self.text) = (file, number, text)
            code = text[..<(text.range(of: "//", options: .literal)?.lowerBound ?? text.endIndex)]
        }
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func files(in folder: String) throws -> [String: [Line]] {
        let start = root.appendingPathComponent(folder).path
        let names = try FileManager.default.subpathsOfDirectory(atPath: start).filter { $0.hasSuffix(".swift") }
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                let text = try String(contentsOfFile: start + "/" + name, encoding: .utf8)
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                return (folder + "/" + name, lines.map { Line(file: folder + "/" + name, number: $0 + 1, text: String($1)) })
            })
    }

    static func lines(in folder: String, where isWrong: (Line) -> Bool) throws -> [String] {
        let files = try files(in: folder)
        #expect(!files.isEmpty, "nothing was looked at")
        return files.values.joined().filter(isWrong).map(\.testDescription).sorted()
    }

    @Test(arguments: [
        "Date()", "Date.now", "ContinuousClock", "import Dispatch", "import Glibc", "import Foundation\n", "FileManager", "FileHandle",
        "Task",
        "getenv", "ProcessInfo",
    ])
    func `the core reads no clock, no file and no socket`(word: String) throws {
        #expect(try Self.lines(in: "Sources/KeepInTouch") { ($0.code + "\n").contains(word) } == [])
    }

    @Test(arguments: ["DispatchQueue.global", "Task.detached", "Task.sleep", "import Foundation\n"])
    func `nothing wakes an idle daemon or drags ICU in`(word: String) throws {
        #expect(try Self.lines(in: "Sources") { ($0.code + "\n").contains(word) } == [])
    }

    @Test(arguments: ["@unchecked Sendable", "nonisolated(unsafe)", "try!", " as! ", "fatalError", "preconditionFailure", "unsafeBitCast"])
    func `whatever the compiler can't check has a comment that says why it is true`(word: String) throws {
        for (_, lines) in try Self.files(in: "Sources") {
            for line in lines where line.code.contains(word) {
                let before = line.number > 1 ? lines[line.number - 2].text : ""
                #expect(before.contains("//") || line.text.contains("//"), "\(line.testDescription)")
            }
        }
    }

    @Test(arguments: ["TODO", "FIXME", "XXX", "HACK"])
    func `nothing is left for later`(mark: String) throws {
        // iCalendar calls a task VTODO.
        #expect(try Self.lines(in: "Sources") { $0.text.replacing("VTODO", with: "").contains(mark) } == [])
    }

    @Test(arguments: ["Sources", "Tests"])
    func `a file is one thing, and a line fits on a screen`(folder: String) throws {
        // What is generated is as long as what it is generated from.
        let written = try Self.files(in: folder).filter { !$0.key.contains("Generated/") }
        #expect(written.filter { $0.value.count > 401 }.keys.sorted() == [])
        #expect(try Self.lines(in: folder) { $0.text.count > 140 } == [])
    }
}
