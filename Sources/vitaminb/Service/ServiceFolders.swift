import Glibc
import Platform

/// The folders that the service has, whatever this shell has: another XDG_DATA_HOME here must not move it to another journal.
struct ServiceFolders {
    static let names = ["XDG_CONFIG_HOME", "XDG_DATA_HOME"]
    /// What of them the service is given; the rest is as usual.
    let variables: [String: String]
    /// Those that the manager gives it by itself, so that no drop-in has to.
    let ofManager: Set<String>

    /// Those that its drop-in (its text) gives it. Where that gives none, those of the manager; and only for a service that has no journal
    /// yet this shell's.
    init(dropIn: String, manager: ServiceEnvironment, shell: (String) -> String? = environmentVariable) {
        let given = Self.variables(in: dropIn)
        let managers = ["XDG_CONFIG_HOME": manager.configHome, "XDG_DATA_HOME": manager.dataHome].compactMapValues(\.self)
        var found = managers
        found.merge(given) { $1 }
        let home = ["HOME": shell("HOME") ?? BaseFolders().home]
        let isNew = access(Paths(environment: home.merging(found) { $1 }).journalFile, F_OK) != 0
        if given.isEmpty, isNew { for name in Self.names { if let value = shell(name), !value.isEmpty { found[name] = value } } }
        variables = found
        ofManager = Set(Self.names.filter { given[$0] == nil && found[$0] != nil && found[$0] == managers[$0] })
    }

    /// The paths of its files.
    var paths: Paths { Paths(environment: ["HOME": BaseFolders().home].merging(variables) { $1 }) }

    /// A command with these folders and no others.
    func command(_ words: [String]) -> [String] {
        ["env"] + Self.names.flatMap { ["-u", $0] } + variables.sorted { $0.key < $1.key }.map { "\($0)=\($1)" } + words
    }

    /// What lines like `Environment="XDG_DATA_HOME=/srv/data"` set, as `vitaminbd --print-drop-in` writes them.
    private static func variables(in dropIn: String) -> [String: String] {
        var variables: [String: String] = [:]
        for line in dropIn.split(separator: "\n") where line.hasPrefix("Environment=\"") && line.hasSuffix("\"") {
            var text = ""
            var isEscaped = false
            for character in line.dropFirst("Environment=\"".count).dropLast() {
                if character == "\\", !isEscaped {
                    isEscaped = true
                } else {
                    isEscaped = false
                    text.append(character)
                }
            }
            text = text.replacing("%%", with: "%")
            guard let equals = text.firstIndex(of: "="), names.contains(String(text[..<equals])) else { continue }
            variables[String(text[..<equals])] = String(text[equals...].dropFirst())
        }
        return variables
    }
}
