import Glibc
import Phrases
import Platform

/// The drop-in that opens the configuration's folders to the service: `vitaminbd --print-drop-in` says what is in it.
struct DropInFile {
    let path: String
    /// The folders that the service has with it.
    let folders: ServiceFolders
    /// What it says now; nil: there is none.
    private let former: [UInt8]?

    /// Reads the file that is there now, in the folder where the manager finds the service's drop-ins.
    init(manager: ServiceManager) {
        path = Self.folder + "/address-books.conf"
        former = try? WholeFile.beginning(of: path, count: 1 << 16)
        folders = ServiceFolders(dropIn: String(decoding: former ?? [], as: UTF8.self), manager: manager.environment)
    }

    /// The folder of the service's drop-ins: the manager may not know this shell's XDG_CONFIG_HOME.
    private static var folder: String {
        let folders = BaseFolders()
        let standard = Path.join(folders.home, ".config/systemd/user")
        let known = (try? Program.ask(["systemctl", "--user", "show", "-P", "UnitPath"]).get().output) ?? ""
        let isKnown = known.isEmpty || known.split(whereSeparator: \.isWhitespace).contains { $0 == standard }
        return (isKnown ? standard : Path.join(folders.config, "systemd/user")) + "/\(ServiceManager.serviceName).d"
    }

    /// Has it say what this program of the daemon's wants, readable by all whatever the umask, or removes it where it isn't needed. False:
    /// it said that already. Throws where the configuration is refused.
    func update(program: String) throws(DropInError) -> Bool {
        let text: [UInt8]
        switch Program.ask(folders.command([program, "--print-drop-in"])) {
        case .failure(let silence): throw .failed(silence.phrase.description)
        case .success(let answer):
            guard answer.status == 0 else { throw .failed(answer.output.isEmpty ? answer.errors : answer.output) }
            let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
            let isSetByManager = { (line: Substring) in folders.ofManager.contains { line.hasPrefix("Environment=\"\($0)=") } }
            text = Array(lines.filter { !isSetByManager($0) }.joined(separator: "\n").utf8)
        }
        if text == former ?? [] { return false }
        if text.isEmpty {
            unlink(path)
            return true
        }
        do throws(SystemError) {
            let before = umask(0o022)
            defer { umask(before) }
            try Folder.create(Folder.of(path), mode: 0o755)
            try WholeFile.replace(path, with: text, by: path + ".\(getpid())", mode: 0o644)
            return true
        } catch {
            throw .failed(error.description)
        }
    }
}

/// The drop-in could not be made or written.
enum DropInError: Error {
    case failed(String)
}
