import Glibc

/// The exit statuses of the command line tool, from the comments of ExitStatus.swift.
enum ExitStatuses {
    /// The numbers behind the names (sysexits(3head)).
    private static let numbers = [
        "EX_OK": EX_OK, "EXIT_FAILURE": EXIT_FAILURE, "EX_USAGE": EX_USAGE, "EX_DATAERR": EX_DATAERR, "EX_NOINPUT": EX_NOINPUT,
        "EX_NOUSER": EX_NOUSER, "EX_NOHOST": EX_NOHOST, "EX_UNAVAILABLE": EX_UNAVAILABLE, "EX_SOFTWARE": EX_SOFTWARE, "EX_OSERR": EX_OSERR,
        "EX_OSFILE": EX_OSFILE, "EX_CANTCREAT": EX_CANTCREAT, "EX_IOERR": EX_IOERR, "EX_TEMPFAIL": EX_TEMPFAIL,
        "EX_PROTOCOL": EX_PROTOCOL, "EX_NOPERM": EX_NOPERM, "EX_CONFIG": EX_CONFIG,
    ]

    static func text(source: String) throws -> String {
        let meanings = source.matches(of: /((?:\x20+\/\/\/ .*\n)+)\x20+case (\w+)\n/)
        let items = try meanings.map { match in
            let name = match.output.2
            guard let constant = source.firstMatch(of: try Regex("case \\.\(name): (\\w+)", as: (Substring, Substring).self))?.output.1,
                let number = numbers[String(constant)]
            else { throw ManualError(description: "no number of the exit status \(name)") }
            let meaning = match.output.1.split(separator: "\n").map { $0.drop { " /".contains($0) } }.joined(separator: " ")
            return ".It \(number)\n\(Roff.text(meaning.replacing("`", with: "")))"
        }
        guard !items.isEmpty else { throw ManualError(description: "no exit statuses") }
        return ".Bl -tag -width 4n -compact\n" + items.joined() + ".El\n"
    }
}
