import Glibc

/// Where this user's files are (XDG Base Directory Specification 0.8).
package struct Paths: Equatable, Sendable {
    /// The user's home folder.
    package let home: String
    /// What the user has decided: `$XDG_CONFIG_HOME/vitaminb/vitaminb.toml`.
    package let configFile: String
    /// The user's programs that are run when something happens: `$XDG_CONFIG_HOME/vitaminb/hooks.d`.
    package let hooksFolder: String
    /// `$XDG_DATA_HOME`, or its default.
    package let dataHome: String
    /// What vitaminb keeps: `$XDG_DATA_HOME/vitaminb`.
    package let dataFolder: String
    /// The journal, in the data folder.
    package let journalFile: String
    /// An index of the address books that version 0.1.0 left in the data folder. Nothing reads it; a start removes it.
    package let formerIndexFile: String
    /// The address book of somebody who has configured none, in the data folder.
    package let contactsFolder: String
    /// Where the journal's copies are, in the data folder.
    package let copiesFolder: String
    /// Where cards go that are removed, in the data folder.
    package let trashFolder: String

    /// The paths that these environment variables ask for. As the specification demands, a relative value counts as none.
    package init(environment: [String: String]) {
        func folder(_ variable: String, otherwise: @autoclosure () -> String) -> String {
            environment[variable].flatMap(Self.absolute) ?? otherwise()
        }
        home = folder("HOME", otherwise: Self.homeOfUser() ?? "/")
        dataHome = folder("XDG_DATA_HOME", otherwise: Self.join(home, ".local/share"))
        let configHome = folder("XDG_CONFIG_HOME", otherwise: Self.join(home, ".config"))
        configFile = Self.join(configHome, "vitaminb/vitaminb.toml")
        hooksFolder = Self.join(configHome, "vitaminb/hooks.d")
        dataFolder = Self.join(dataHome, "vitaminb")
        journalFile = Self.join(dataFolder, "journal.sqlite")
        formerIndexFile = Self.join(dataFolder, "address-book.index")
        contactsFolder = Self.join(dataFolder, "contacts")
        copiesFolder = Self.join(dataFolder, "backups")
        trashFolder = Self.join(dataFolder, "trash")
    }

    /// A path without empty and `.` components, so that two spellings of it are equal; nil where it is relative.
    static func absolute(_ path: String) -> String? {
        path.hasPrefix("/") ? join("", path) : nil
    }

    static func join(_ folder: String, _ rest: String) -> String {
        "/" + (folder + "/" + rest).split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    /// What the password database says (getpwuid_r(3)): a service may be started without HOME.
    private static func homeOfUser() -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var texts = [CChar](repeating: 0, count: 16_384)
        return texts.withUnsafeMutableBufferPointer { texts in
            guard let start = texts.baseAddress, getpwuid_r(getuid(), &entry, start, texts.count, &found) == 0,
                let folder = found?.pointee.pw_dir
            else { return nil }
            return absolute(String(cString: folder))
        }
    }
}
