extension String {
    /// The text with control characters and bidirectional marks replaced. A terminal acts on them instead of showing them, and
    /// journalctl(1) hides the whole message because of one control character.
    func plain(keeping kept: Set<Unicode.Scalar> = [], replacement: Unicode.Scalar = "\u{FFFD}") -> String {
        func isPlain(_ scalar: Unicode.Scalar) -> Bool {
            let properties = scalar.properties
            return kept.contains(scalar) || (properties.generalCategory != .control && !properties.isBidiControl)
        }
        if unicodeScalars.allSatisfy(isPlain) { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { isPlain($0) ? $0 : replacement }))
    }
}
