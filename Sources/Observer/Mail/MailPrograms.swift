import Glibc
import Platform

/// Where programs keep mail, and the addresses of their accounts.
package struct MailPrograms {
    private let folders: ProgramFolders
    /// `$XDG_CONFIG_HOME`, or its default.
    private let config: String

    /// The programs of the user with these folders.
    package init(_ folders: ProgramFolders, config: String) { (self.folders, self.config) = (folders, config) }

    /// The paths that the configuration's places stand for; nil: the usual ones, as far as they are there.
    package func paths(_ places: [String]?) -> [String] {
        guard let places else {
            let usual = ["Maildir", "Mail", "mail", ".mail", ".local/share/mail"].map { Path.join(folders.home, $0) }
            return (usual + notmuch).filter(Self.isThere) + paths(["evolution", "thunderbird"])
        }
        return places.flatMap { place -> [String] in
            switch place {
            case "thunderbird": return thunderbird.flatMap { [$0 + "/Mail", $0 + "/ImapMail"] }.filter(Self.isThere)
            case "evolution": return [Path.join(folders.data, "evolution/mail/local")].filter(Self.isThere)
            default: return [place]
            }
        }
    }

    private static func isThere(_ folder: String) -> Bool { access(folder, R_OK | X_OK) == 0 }

    /// The addresses of the accounts that Thunderbird and Evolution have.
    package var addresses: [String] {
        let identities = thunderbird.flatMap { profile in
            lines(profile + "/prefs.js").compactMap { line -> String? in
                guard line.hasPrefix("user_pref(\"mail.identity."), line.contains(".useremail\"") else { return nil }
                let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
                return parts.count > 3 ? String(parts[3]) : nil
            }
        }
        let sources = Path.join(config, "evolution/sources")
        let accounts = Folder.names(in: sources).filter { $0.hasSuffix(".source") }.sorted().flatMap { name in
            var isIdentity = false
            return lines(sources + "/" + name).compactMap { line -> String? in
                if line.hasPrefix("[") { isIdentity = line.hasPrefix("[Mail Identity]") }
                return isIdentity && line.hasPrefix("Address=") ? String(line.dropFirst(8)) : nil
            }
        }
        return (identities + accounts).filter { $0.contains("@") }
    }

    /// Thunderbird's profiles, wherever it was installed from.
    package var thunderbird: [String] {
        (folders.thunderbird + [Path.join(folders.home, ".config/thunderbird")])
            .flatMap { parent in Folder.names(in: parent).filter { !$0.hasPrefix(".") }.sorted().map { parent + "/" + $0 } }
            .filter { access($0 + "/prefs.js", R_OK) == 0 }
    }

    /// Where notmuch has its mail: notmuch-config(1).
    private var notmuch: [String] {
        [Path.join(folders.home, ".notmuch-config"), Path.join(config, "notmuch/default/config")].flatMap { file in
            lines(file).compactMap { line -> String? in
                guard line.hasPrefix("path=") else { return nil }
                let path = String(line.dropFirst(5))
                return path.hasPrefix("/") ? path : Path.join(folders.home, path)
            }
        }
    }

    /// No program's settings are longer.
    private static let settingsBound = 16 << 20

    private func lines(_ path: String) -> [Substring] {
        guard let bytes = try? WholeFile.read(path, maximumBytes: Self.settingsBound) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
}
