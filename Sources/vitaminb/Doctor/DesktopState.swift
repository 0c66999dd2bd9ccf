import ControlInterface
import Glibc
import KeepInTouch
import Phrases
import Platform
import Varlink

/// The notification server on the session's bus.
struct DesktopState {
    /// Whether reminders are shown, nil if the daemon was not asked; and whether without names.
    var isWanted: Bool?
    var areNamesHidden = false
    /// Whether there is a screen.
    var hasScreen = false
    var server: Server = .none

    enum Server: Equatable {
        case there(name: String, version: String, capabilities: [String])
        case none
        case notAsked(Program.Silence)
    }

    /// Whether dunst is installed, with its user service.
    var hasDunst = false

    init() {}

    /// Asks like the daemon does. The bus starts a server if it can.
    init(examination: WireExamination?, environment: ServiceEnvironment) {
        isWanted = examination?.notifications
        areNamesHidden = examination?.namesHidden ?? false
        hasScreen = Self.hasScreen(environment)
        hasDunst = access("/usr/lib/systemd/user/dunst.service", F_OK) == 0
        // Without a screen, each call would start a server that then fails.
        guard isWanted == true, hasScreen else { return }
        let answers = Self.ask("GetServerInformation").flatMap { information in
            information.status == 0 ? Self.ask("GetCapabilities").map { (information, $0) } : .success((information, information))
        }
        switch answers {
        case .failure(let silence): server = .notAsked(silence)
        case .success(let (information, capabilities)):
            server = Self.server(information: information.output, capabilities: capabilities.output)
        }
    }

    /// Whether this shell or the user's services have a screen.
    static func hasScreen(_ services: ServiceEnvironment) -> Bool {
        ["DISPLAY", "WAYLAND_DISPLAY"].contains { environmentVariable($0) != nil } || services.hasScreen
    }

    private static func ask(_ method: String) -> Result<Program.Answer, Program.Silence> {
        let name = "org.freedesktop.Notifications"
        return Program.ask(
            ["busctl", "--user", "--timeout=4", "--json=short", "call", name, "/org/freedesktop/Notifications", name, method])
    }

    /// Reads the output of busctl(1).
    static func server(information: String, capabilities: String) -> Server {
        guard let words = try? JSONReader.read(BusReply<String>.self, from: Array(information.utf8)).data, words.count >= 3,
            let able = try? JSONReader.read(BusReply<[String]>.self, from: Array(capabilities.utf8)).data.first
        else { return .none }
        return .there(name: words[0], version: words[2], capabilities: able)
    }

    var checks: [Check] {
        switch (isWanted, server) {
        case (nil, _): return []
        case (false, _): return [.ok(.desktop, Phrase("the desktop shows nothing, as the configuration wants it"))]
        case (true, .there(let name, let version, let capabilities)):
            if !capabilities.contains("actions") {
                return [
                    .advice(.desktop, Phrase("\(name) \(version) shows reminders without buttons; answer them here"), ["vitaminb review"])
                ]
            }
            return [
                .ok(
                    .desktop,
                    areNamesHidden
                        ? Phrase("\(name) \(version) shows reminders, with buttons and without names")
                        : Phrase("\(name) \(version) shows reminders, with buttons"))
            ]
        case (true, .notAsked(let silence)): return [.skipped(.desktop, silence.phrase)]
        case (true, .none):
            guard hasScreen else {
                return [.skipped(.desktop, Phrase("there is no desktop here; reminders are in vitaminb and in the journal"))]
            }
            return [
                .problem(
                    .desktop, Phrase("no program shows notifications, so reminders don't appear on the screen"),
                    hasDunst ? ["systemctl --user restart dunst.service"] : ["sudo apt-get install dunst"])
            ]
        }
    }
}

/// What `busctl --json` prints of a method's reply.
private struct BusReply<Value: JSONReadable>: JSONReadable {
    let data: [Value]

    init(json: inout JSONReader) throws(JSONError) {
        var data: [Value]?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: JSONNames("data"), &member) {
            if member == 0 { data = try [Value](json: &json) } else { try json.skipValue() }
        }
        self.data = try json.required(data, "data")
    }
}
