import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform
import Varlink

/// Connects to the daemon.
enum Vitaminbd {
    /// How many seconds an answer may take, including a start that reads a big address book from a cold disk.
    static let patience = 45

    /// Connects. If systemd listens on the socket, this starts the daemon.
    static func connect(timeout: Int = patience) throws(ConnectionError) -> Client {
        try Client(path: address, timeout: timeout)
    }

    /// The path of its control socket.
    static var address: String { ControlAddress.path() }

    /// The daemon's program: the one installed beside this one, or else the one in $PATH.
    static var program: String {
        let beside = (Path.target(ofLink: "/proc/self/exe") ?? "") + "d"
        return access(beside, X_OK) == 0 ? beside : "vitaminbd"
    }
}

extension Client {
    /// All replies of an enumeration.
    func all<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) throws -> [M.Reply] {
        var replies: [M.Reply] = []
        try enumerate(method, parameters) { replies.append($0) }
        return replies
    }
}

extension ConnectionError {
    /// Whether there is a service, but not one that speaks Varlink.
    var isProtocolBroken: Bool { errno == EPROTO }

    /// The error in the user's language.
    var sentence: String {
        let known = Language.ofEnvironment.explain(errno: errno)
        let more = detail == "it closed the connection" ? gettext("it closed the connection") : detail
        let why = more.isEmpty ? known : "\(known) (\(more))"
        return switch operation {
        case "connect to": gettext("can't connect to \(address): \(why)")
        case "send to": gettext("can't send to \(address): \(why)")
        case "receive from": gettext("can't receive from \(address): \(why)")
        case "understand": gettext("can't understand \(address): \(why)")
        default: description
        }
    }
}
