import FoundationEssentials

/// A home folder with an address book and a configuration, where the daemon looks for them by default.
package struct TestHome: Sendable {
    /// Removed with the last copy of this home.
    package let folder: TemporaryFolder

    package var path: String { folder.path }
    package var data: String { path + "/.local/share/vitaminb" }
    package var contacts: String { data + "/contacts" }
    package var journal: String { data + "/journal.sqlite" }
    package var configuration: String { path + "/.config/vitaminb/vitaminb.toml" }

    /// An empty address book, and this configuration.
    package init(configuration text: String) throws {
        folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: contacts, withIntermediateDirectories: true)
        try configure(text)
    }

    /// Writes the configuration.
    package func configure(_ text: String) throws {
        try folder.folder(".config/vitaminb")
        try folder.write(text, to: ".config/vitaminb/vitaminb.toml")
    }

    /// Writes the card of a person to `UID.vcf` in the address book. `more` is further content lines, each with its line end.
    package func card(_ name: String, uid: String, more: String = "") throws {
        let text = "BEGIN:VCARD\nVERSION:3.0\nUID:\(uid)\nFN:\(name)\n\(more)END:VCARD\n"
        try Data(text.utf8).write(to: URL(filePath: contacts + "/\(uid).vcf"))
    }
}
