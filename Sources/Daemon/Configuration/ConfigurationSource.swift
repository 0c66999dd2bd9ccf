import TOML

/// A configuration's text and file name. Turns the offsets of findings into lines and columns.
struct ConfigurationSource {
    let file: String
    let bytes: [UInt8]

    /// Drops a byte order mark, which no editor counts as a column.
    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    init(file: String, text: String) {
        self.init(file: file, bytes: Array(text.utf8))
    }

    /// Parses the text and returns the root table.
    func table() throws(ConfigurationError) -> TOMLTable {
        guard bytes.count <= ConfigurationFile.sizeBound else { throw ConfigurationFile.tooLarge(file) }
        do {
            return try TOMLParser.parse(bytes)
        } catch {
            throw self.error(at: error.offset, error.message)
        }
    }

    /// The error with these findings.
    func error(_ findings: ConfigurationFindings) -> ConfigurationError {
        ConfigurationError(findings.first.map(problem), omitted: findings.count - findings.first.count)
    }

    /// The error with one finding.
    func error(at offset: Int, _ message: String) -> ConfigurationError {
        ConfigurationError([problem((offset, message))])
    }

    /// Messages quote keys and values, which may contain anything. Control characters become spaces, to keep a message on one line.
    private func problem(_ finding: ConfigurationFindings.Finding) -> ConfigurationError.Problem {
        let place = TOMLPosition(of: finding.offset, in: bytes)
        var message = String.UnicodeScalarView()
        for scalar in finding.message.unicodeScalars { message.append(scalar.properties.generalCategory == .control ? " " : scalar) }
        return ConfigurationError.Problem(file: file, line: place.line, column: place.column, message: String(message))
    }
}
