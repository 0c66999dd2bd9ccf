extension String {
    /// The text without the characters that a terminal acts on instead of showing them: control characters, for the sake of one of
    /// which journalctl(1) shows nothing of a message, and the marks that turn the direction of a text around.
    func plain(keeping kept: Set<Unicode.Scalar> = [], replacement: Unicode.Scalar = "\u{FFFD}") -> String {
        func isPlain(_ scalar: Unicode.Scalar) -> Bool {
            let properties = scalar.properties
            return kept.contains(scalar) || (properties.generalCategory != .control && !properties.isBidiControl)
        }
        if unicodeScalars.allSatisfy(isPlain) { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { isPlain($0) ? $0 : replacement }))
    }
}
