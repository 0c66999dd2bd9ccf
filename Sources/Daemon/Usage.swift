/// How the daemon is called: what `vitaminbd --help` prints, and its manual page is made of.
package enum Usage {
    /// An option, and what it does: whole sentences.
    package struct Option: Sendable {
        /// The option as it is typed.
        package let name: String
        /// What it does.
        package let meaning: String
    }

    /// All of them; at most one may be given.
    package static let options = [
        Option(
            name: "--private",
            meaning: "Run with no name on the desktop or in journald, whatever the configuration says: private = true, names = false."),
        Option(name: "--version", meaning: "Print the version."),
        Option(
            name: "--check-configuration",
            meaning: "Print what is wrong with the configuration, with line and column; exit with 78 where something is."),
        Option(
            name: "--print-address-books",
            meaning: "Print the address books that the configuration names, one a line: folders, then the stores of other programs."),
        Option(
            name: "--print-drop-in",
            meaning: "Print the drop-in that opens these folders to the service; nothing where none is needed. vitaminb doctor --fix "
                + "puts it in its place."),
        Option(name: "--backups", meaning: "Print as JSON which copies of the journal there are."),
        Option(
            name: "--restore FILE",
            meaning: "Put this copy in the journal's place, and into it what was said since and can be read; with --dry-run behind it "
                + "only say what would come of it. vitaminb restore does this with the service stopped."),
        Option(name: "--begin-anew", meaning: "Put the journal and its copies aside, and begin an empty one."),
        Option(
            name: "--join",
            meaning: "Make the journal this machine's own, after its folder was carried to another one, with what copies of it have that a "
                + "synchroniser made. vitaminb restore does this with the service stopped."),
        Option(name: "--help", meaning: "Print a short help text."),
    ]

    /// The help text.
    package static func text(configFile: String) -> String {
        let width = options.map(\.name.count).max() ?? 0
        return """
            usage: vitaminbd [\(options.map(\.name).joined(separator: " | "))]

            Reminds you to keep in touch with the people in your address book. Started by systemd (vitaminbd.service);
            without an option it runs in the foreground. Its configuration is \(configFile).

            \(options.map { "  \($0.name.padding(to: width))  \($0.meaning)" }.joined(separator: "\n"))

            vitaminbd(8) and vitaminb.toml(5) say the rest.
            """
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
