/// The paths of vitaminb's files and folders.
package struct Paths: Equatable, Sendable {
    /// The user's home folder.
    package let home: String
    /// The configuration: `$XDG_CONFIG_HOME/vitaminb/vitaminb.toml`.
    package let configFile: String
    /// The folder of hooks: `hooks.d` beside the configuration.
    package let hooksFolder: String
    /// `$XDG_DATA_HOME`, or its default.
    package let dataHome: String
    /// Where other programs keep what is the user's.
    package let ofPrograms: ProgramFolders
    /// The data folder: `$XDG_DATA_HOME/vitaminb`.
    package let dataFolder: String
    /// The journal, in the data folder.
    package let journalFile: String
    /// An index of the address books that version 0.1.0 left in the data folder. Nothing reads it; a start removes it.
    package let formerIndexFile: String
    /// When the daemon ran last, in the data folder.
    package let lastRunFile: String
    /// What was read of the folder that machines share, in the data folder.
    package let syncFile: String
    /// Who was in the address books when they were looked at last, in the data folder.
    package let rosterFile: String
    /// What was in the folder of tasks when it was looked at last, in the data folder.
    package let tasksFile: String
    /// The default address book, in the data folder.
    package let contactsFolder: String
    /// The folder of the journal's copies, in the data folder.
    package let copiesFolder: String
    /// The folder of the copies of other programs' address books, in the data folder.
    package let mirrorsFolder: String
    /// The folder of removed cards, in the data folder.
    package let trashFolder: String

    /// The folder of what a look for evidence remembers: `$XDG_STATE_HOME/vitaminb`.
    package let stateFolder: String

    /// The paths in these folders.
    package init(_ folders: BaseFolders = BaseFolders()) {
        home = folders.home
        dataHome = folders.data
        ofPrograms = folders.ofPrograms
        configFile = Path.join(folders.config, "vitaminb/vitaminb.toml")
        hooksFolder = Self.hooks(beside: configFile)
        dataFolder = Path.join(dataHome, "vitaminb")
        journalFile = Path.join(dataFolder, "journal.sqlite")
        formerIndexFile = Path.join(dataFolder, "address-book.index")
        lastRunFile = Path.join(dataFolder, "last-run")
        syncFile = Path.join(dataFolder, "sync")
        rosterFile = Path.join(dataFolder, "roster")
        tasksFile = Path.join(dataFolder, "tasks")
        contactsFolder = Path.join(dataFolder, "contacts")
        copiesFolder = Self.copies(beside: journalFile)
        mirrorsFolder = Path.join(dataFolder, "mirrors")
        trashFolder = Path.join(dataFolder, "trash")
        stateFolder = Path.join(folders.state, "vitaminb")
    }

    /// The paths by these environment variables.
    package init(environment: [String: String]) {
        self.init(BaseFolders { environment[$0] })
    }

    /// The folder of hooks that belongs to a configuration.
    package static func hooks(beside configFile: String) -> String { Path.join(Folder.of(configFile), "hooks.d") }

    /// The folder of copies that belongs to a journal.
    package static func copies(beside journalFile: String) -> String { Path.join(Folder.of(journalFile), "backups") }
}
