import Platform

/// The drop-in for vitaminbd.service that opens the user's own folders to it: a unit file can name only those that everybody has.
package enum ServiceDropIn {
    /// Its text; empty where none is needed. `environment` is what the user's folders follow (`XDG_CONFIG_HOME`, `XDG_DATA_HOME`).
    package static func text(folders: [String], paths: Paths, environment: (String) -> String?) -> String {
        let variables = ["XDG_CONFIG_HOME", "XDG_DATA_HOME"].compactMap { name in
            environment(name).flatMap { $0.isEmpty ? nil : "Environment=\(quoted("\(name)=\($0)"))" }
        }
        var lines = variables
        if paths.dataHome != Path.join(paths.home, ".local/share") {
            // Whatever is to be opened must exist when the sandbox is made.
            lines += ["ExecStartPre=-+mkdir -p -m 700 \(quoted(paths.dataFolder).replacing("$", with: "$$"))", open(paths.dataFolder)]
        }
        // What is really in the data folder is open with it.
        let data = (Path.resolved(paths.dataFolder) ?? paths.dataFolder) + "/"
        lines += folders.filter { !(Path.resolved($0) ?? $0).hasPrefix(data) }.map(open)
        if lines.isEmpty { return "" }
        return """
            # Made from \(paths.configFile). After a change of its folders: vitaminb doctor --fix
            [Service]
            \(lines.joined(separator: "\n"))

            """
    }

    /// "-": a folder that is missing keeps nothing from starting.
    private static func open(_ folder: String) -> String { "ReadWritePaths=\(quoted("-" + folder))" }

    /// A value in a unit file (systemd.syntax(7)), with its specifiers escaped (systemd.unit(5)).
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%") + "\""
    }
}
