extension String {
    /// In quotes, and shortened to what fits into a message.
    package var quoted: String {
        let shown = String(unicodeScalars.prefix(64))
        return "\"\(shown)\(shown.utf8.count < utf8.count ? "…" : "")\""
    }
}
