import Glibc
import KeepInTouch
import Phrases
import Platform

/// What is at the path of the control socket.
struct SocketPlace {
    enum Kind { case missing, socket, other }

    let path: String
    let kind: Kind

    init(path: String, kind: Kind) {
        self.path = path
        self.kind = kind
    }

    /// Looks at the path.
    init(path: String) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        self.init(path: path, kind: !isThere ? .missing : status.st_mode & S_IFMT == S_IFSOCK ? .socket : .other)
    }

    /// The check. `isManaged`: whether systemd makes the socket; otherwise the daemon does, and reports if it can't.
    func check(isManaged: Bool) -> Check {
        switch kind {
        case .socket: .ok(.socket, Phrase("the control socket is there"), file: path)
        case .other:
            .problem(
                .socket, Phrase("something else is in the control socket's place"), file: path,
                isManaged ? ["systemctl --user restart vitaminbd.socket"] : ["rm -ri \(path.quotedForShell)", "vitaminbd"])
        case .missing where isManaged:
            .problem(.socket, Phrase("the control socket is not there"), file: path, ["systemctl --user restart vitaminbd.socket"])
        case .missing: .skipped(.socket, Phrase("there is none before vitaminbd runs"))
        }
    }
}
