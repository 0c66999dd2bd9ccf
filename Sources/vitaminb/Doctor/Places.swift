import ControlInterface
import Platform

/// The paths of the daemon's files: those that it reports, or else the defaults.
struct Places {
    let configuration: String
    let data: String
    /// The folder of hooks.
    let hooks: String

    init(status: WireStatus?) {
        let paths = Paths()
        configuration = status?.configuration ?? paths.configFile
        hooks = Paths.hooks(beside: configuration)
        data = Folder.of(status?.journal ?? paths.journalFile)
    }
}
