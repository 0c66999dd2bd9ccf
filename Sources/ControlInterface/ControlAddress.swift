import FoundationEssentials
import Glibc

/// Where daemon and clients meet.
package enum ControlAddress {
    /// The path of the control socket: `$XDG_RUNTIME_DIR/vitaminb/control`. `$VITAMINB_CONTROL` names another one.
    ///
    /// Where that directory is not there, nor the one that systemd would have made for this user, no login session runs; the
    /// socket is then with the user's data.
    package static func path(environment: [String: String], uid: UInt32) -> String {
        func absolute(_ variable: String) -> String? { environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        if let path = absolute("VITAMINB_CONTROL") { return path }
        for runtime in [absolute("XDG_RUNTIME_DIR"), "/run/user/\(uid)"] {
            if let runtime, access(runtime, W_OK | X_OK) == 0 { return runtime + "/vitaminb/control" }
        }
        return (absolute("XDG_DATA_HOME") ?? (absolute("HOME") ?? "") + "/.local/share") + "/vitaminb/control"
    }
}
