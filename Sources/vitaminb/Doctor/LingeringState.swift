import Glibc
import KeepInTouch
import Phrases

/// Whether the user's services run while nobody is logged in.
struct LingeringState {
    /// What loginctl(1) says; nil without systemd, or if the service manager belongs to no login.
    var lingers: Bool?

    init(lingers: Bool?) { self.lingers = lingers }

    /// Asks loginctl(1).
    init(isManaged: Bool) {
        guard isManaged, let answer = try? Program.ask(["loginctl", "show-user", "\(getuid())", "-p", "Linger"]).get(),
            answer.status == 0
        else { return }
        lingers = answer.output.hasPrefix("Linger=yes")
    }

    var checks: [Check] {
        switch lingers {
        case true: [.ok(.lingering, Phrase("the service runs while you are logged out, too"))]
        case false: [.advice(.lingering, Phrase("while you are logged out nothing reminds you"), ["loginctl enable-linger"])]
        case nil: []
        }
    }
}
