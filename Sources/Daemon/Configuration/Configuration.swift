import Exchange
import KeepInTouch
import Platform

/// What the user has decided: the content of `vitaminb.toml`.
package struct Configuration: Equatable, Sendable {
    /// The address books as absolute paths, at least one. New contacts are written to the first. The folders of ``stores`` are the last.
    package var addressBooks: [String]
    /// The address books of other programs, each with the folder in which their cards are mirrored.
    package var stores: [Store] = []

    /// Another program's address book.
    package struct Store: Hashable, Sendable {
        let store: ContactStore
        let folder: String
    }
    /// When to remind of whom.
    package var policy: Policy
    /// How the desktop shows reminders.
    package var desktop = DesktopSettings()
    /// Whether journald's records name people, and say what is noted of them.
    package var namesInJournald = true
    /// Where to look for evidence.
    package var evidence = EvidencePlaces()
    /// The folder by which machines exchange what was said, as an absolute path; nil: there is only this one.
    package var syncFolder: String?
    /// The folder of tasks, as an absolute path; nil: there are none.
    package var tasksFolder: String?
    /// The time limit of a hook, in seconds.
    package var hookSeconds = 30

    /// The address books as they can be configured: folders, then the names of stores.
    package var addressBookSettings: [String] {
        let mirrors = Set(stores.map(\.folder))
        return addressBooks.filter { !mirrors.contains($0) } + stores.map(\.store.setting)
    }

    /// The folders that the daemon writes into and that its unit can't know.
    package var ownFolders: [String] { addressBooks + [syncFolder, tasksFolder].compactMap(\.self) }

    /// A configuration from its parts.
    package init(addressBooks: [String], policy: Policy = Policy()) {
        self.addressBooks = addressBooks
        self.policy = policy
    }

    /// This configuration with nobody's name on the desktop or in journald's records.
    package var withoutNames: Configuration {
        var other = self
        other.desktop.isPrivate = true
        other.namesInJournald = false
        return other
    }

    /// Reads the file at `path`. If there is none, every setting has its default.
    package static func read(path: String, environment: Paths) throws(ConfigurationError) -> Configuration {
        guard let text = try ConfigurationFile.text(path: path) else { return Configuration(addressBooks: [environment.contactsFolder]) }
        return try parse(text, file: path, environment: environment)
    }

    /// Reads a configuration's text (TOML 1.0). `file` is its name in errors.
    ///
    /// Reports all wrong keys and values at once, but only the first syntax error.
    package static func parse(_ text: String, file: String, environment: Paths) throws(ConfigurationError) -> Configuration {
        let source = ConfigurationSource(file: file, text: text)
        var reader = ConfigurationReader(paths: environment)
        let configuration = reader.configuration(try source.table())
        guard reader.findings.count == 0 else { throw source.error(reader.findings) }
        return configuration
    }
}
