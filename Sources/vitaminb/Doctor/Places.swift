import ControlInterface

/// Where the daemon's files are: as it says, or else where they would be (XDG Base Directory Specification).
struct Places {
    let configuration: String
    let data: String
    /// Programs that are run at what happens.
    var hooks: String { configuration.folder + "/hooks.d" }

    init(status: WireStatus?) {
        let home = environmentVariable("HOME") ?? ""
        func folder(_ variable: String, _ otherwise: String) -> String {
            let folder = environmentVariable(variable).flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + otherwise
            return folder + "/vitaminb"
        }
        configuration = status?.configuration ?? folder("XDG_CONFIG_HOME", "/.config") + "/vitaminb.toml"
        data = status?.journal.folder ?? folder("XDG_DATA_HOME", "/.local/share")
    }
}

extension String {
    /// The folder of a file's path.
    fileprivate var folder: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "." }
}
