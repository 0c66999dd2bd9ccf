import ControlInterface
import Platform

/// Where the daemon's files are: as it says, or else where they would be.
struct Places {
    let configuration: String
    let data: String
    /// Programs that are run at what happens.
    let hooks: String

    init(status: WireStatus?) {
        let paths = Paths()
        configuration = status?.configuration ?? paths.configFile
        hooks = Paths.hooks(beside: configuration)
        data = Folder.of(status?.journal ?? paths.journalFile)
    }
}
