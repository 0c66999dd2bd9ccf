import TOML

/// A configuration's text and its name, from which errors get their lines and columns.
struct ConfigurationSource {
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

    /// The text's root table.
    func table() throws(ConfigurationError) -> TOMLTable {
        guard bytes.count <= ConfigurationFile.sizeBound else { throw ConfigurationFile.tooLarge(file) }
        do {
            return try TOMLParser.parse(bytes)
        } catch {
            throw self.error(at: error.offset, error.message)
        }
    }

    /// The error that tells these findings.
    func error(_ findings: ConfigurationFindings) -> ConfigurationError {
        ConfigurationError(findings.first.map(problem), omitted: findings.count - findings.first.count)
    }

    /// The error that tells a single thing.
    func error(at offset: Int, _ message: String) -> ConfigurationError {
        ConfigurationError([problem((offset, message))])
    }

    /// Keys and values are quoted in messages and may contain anything, but a message is one line.
    private func problem(_ finding: ConfigurationFindings.Finding) -> ConfigurationError.Problem {
        let place = TOMLPosition(of: finding.offset, in: bytes)
        var message = String.UnicodeScalarView()
        for scalar in finding.message.unicodeScalars { message.append(scalar.properties.generalCategory == .control ? " " : scalar) }
        return ConfigurationError.Problem(file: file, line: place.line, column: place.column, message: String(message))
    }
}
