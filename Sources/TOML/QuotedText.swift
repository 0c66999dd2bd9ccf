extension String {
    /// The text in quotes, cut to 64 Unicode scalars, for a message.
    package var quoted: String {
        let shown = String(unicodeScalars.prefix(64))
        return "\"\(shown)\(shown.utf8.count < utf8.count ? "…" : "")\""
    }
}
