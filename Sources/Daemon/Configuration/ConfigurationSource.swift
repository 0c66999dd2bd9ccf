import TOMLKit

/// A configuration's text and its name, from which errors get their lines and columns.
struct ConfigurationSource {
    /// Something wrong at a byte of the text.
    typealias Finding = (offset: Int, message: String)

    let file: String
    let bytes: [UInt8]

    /// A byte order mark is left out: no editor counts it as a column.
    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    init(file: String, text: String) {
        self.init(file: file, bytes: Array(text.utf8))
    }

    /// What the TOML parser makes of it, and where everything is.
    func table() throws(ConfigurationError) -> (TOMLTable, Outline) {
        guard bytes.count <= ConfigurationFile.sizeBound else { throw ConfigurationFile.tooLarge(file) }
        let outline = Outline(bytes)
        let stop = outline.stop.map { error([($0.offset, $0.message)]) }
        do {
            let table = try TOMLTable(string: String(decoding: bytes.prefix(outline.stop?.offset ?? bytes.count), as: UTF8.self))
            if let stop { throw stop }
            return (table, outline)
        } catch {
            throw first(of: stop, and: error)
        }
    }

    /// The error that tells these findings, the first ones of the file if they are too many.
    func error(_ findings: [Finding]) -> ConfigurationError {
        let sorted = findings.sorted { $0.offset < $1.offset }
        let problems = sorted.prefix(ConfigurationError.bound).map { finding in
            let lineStart = bytes[..<finding.offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            let line = 1 + bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") }
            let column = 1 + bytes[lineStart..<finding.offset].count { $0 & 0xC0 != 0x80 }
            return problem(line, column, finding.message)
        }
        return ConfigurationError(problems, omitted: findings.count - problems.count)
    }

    /// What the parser says of places before the outline's stop comes first; but that stop is the end of what it was given.
    private func first(of stop: ConfigurationError?, and error: any Error) -> ConfigurationError {
        guard let error = error as? TOMLParseError else { return stop ?? ConfigurationError(file: file, "can't be read: \(error)") }
        if let stop, error.description.hasSuffix("encountered end-of-file") { return stop }
        let prefix = "Error while parsing "
        let said = error.description.hasPrefix(prefix) ? String(error.description.dropFirst(prefix.count)) : error.description
        return ConfigurationError([problem(error.source.begin.line, error.source.begin.column, "not TOML: \(said)")])
    }

    /// Keys and values are quoted in messages and may contain anything, but a message is one line.
    private func problem(_ line: Int, _ column: Int, _ message: String) -> ConfigurationError.Problem {
        var scalars = String.UnicodeScalarView()
        for scalar in message.unicodeScalars { scalars.append(scalar.properties.generalCategory == .control ? " " : scalar) }
        return ConfigurationError.Problem(file: file, line: line, column: column, message: String(scalars))
    }
}
