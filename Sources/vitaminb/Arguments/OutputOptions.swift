import ArgumentParser
import Glibc
import KeepInTouch
import Language
import Phrases
import Varlink

/// How to print the answer; a part of all commands that print one.
struct OutputOptions: ParsableArguments {
    @Flag(help: .gettext("Print JSON, for programs."))
    var json = false

    /// Prints what the method lists as JSON for a program, which is what the daemon wrote. False: a person wants to read it.
    func copies<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) throws -> Bool {
        guard json, isatty(STDOUT_FILENO) == 0 else { return false }
        let elements = try Vitaminbd.connect().all(RawList<M>.self, parameters).flatMap(\.elements)
        try StandardOutput.write(JSONText.of(elements, isPretty: false))
        return true
    }

    /// Prints the value as JSON, or else the page that `show` writes.
    func print(_ value: some JSONWritable, _ show: (inout Page) -> Void) throws {
        let style = Style(descriptor: STDOUT_FILENO)
        if json {
            try StandardOutput.write(JSONText.of(value, isPretty: style.isTerminal))
        } else {
            var page = Page(style: style)
            show(&page)
            try StandardOutput.write(page.text)
        }
    }
}

extension OutputOptions {
    /// The flag's name.
    static let flag = "--json"

    static func of(_ arguments: PlainArguments) -> Self {
        var options = Self()
        options.json = arguments.has(flag)
        return options
    }
}
