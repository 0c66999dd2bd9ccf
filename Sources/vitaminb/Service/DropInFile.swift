import Glibc
import Phrases
import Platform

/// The drop-in that opens the configuration's folders to the service: `vitaminbd --print-drop-in` says what is in it.
struct DropInFile {
    let path: String
    /// What it should say; empty: it should not be there.
    let text: String

    /// What the daemon's program says, for the manager that runs the service. Throws where the configuration is refused.
    init(manager: ServiceManager) throws(DropInError) {
        let program = manager.program ?? Vitaminbd.program
        // Where the service gets them from, when this shell has none.
        let variables = [("XDG_CONFIG_HOME", manager.environment.configHome), ("XDG_DATA_HOME", manager.environment.dataHome)]
            .compactMap { name, value in environmentVariable(name) == nil ? value.map { "\(name)=\($0)" } : nil }
        switch Program.ask(["env"] + variables + [program, "--print-drop-in"]) {
        case .failure(let silence): throw .failed(silence.phrase.description)
        case .success(let answer):
            guard answer.status == 0 else { throw .failed(answer.output.isEmpty ? answer.errors : answer.output) }
            text = answer.output
        }
        path = Self.folder + "/address-books.conf"
    }

    /// The folder of the service's drop-ins, where the manager looks for units: it may not know this shell's XDG_CONFIG_HOME.
    private static var folder: String {
        let folders = BaseFolders()
        let standard = Path.join(folders.home, ".config/systemd/user")
        let known = (try? Program.ask(["systemctl", "--user", "show", "-P", "UnitPath"]).get().output) ?? ""
        let isKnown = known.isEmpty || known.split(whereSeparator: \.isWhitespace).contains { $0 == standard }
        return (isKnown ? standard : Path.join(folders.config, "systemd/user")) + "/\(ServiceManager.serviceName).d"
    }

    /// Whether it says that already.
    var isInPlace: Bool {
        guard let bytes = try? WholeFile.beginning(of: path, count: 1 << 16) else { return text.isEmpty }
        return bytes == Array(text.utf8)
    }

    /// Writes it, readable by all whatever the umask, or removes it where it isn't needed.
    func write() throws(DropInError) {
        if text.isEmpty {
            unlink(path)
            return
        }
        do throws(SystemError) {
            let before = umask(0o022)
            defer { umask(before) }
            try Folder.create(Folder.of(path), mode: 0o755)
            try WholeFile.replace(path, with: Array(text.utf8), by: path + ".\(getpid())", mode: 0o644)
        } catch {
            throw .failed(error.description)
        }
    }
}

/// The drop-in could not be made or written.
enum DropInError: Error {
    case failed(String)
}
