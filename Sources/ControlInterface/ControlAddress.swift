import Glibc
import Platform

/// Where daemon and clients meet.
package enum ControlAddress {
    /// The path of the control socket: `$XDG_RUNTIME_DIR/vitaminb/control`. `$VITAMINB_CONTROL` names another one.
    ///
    /// Without a login session there is no runtime directory; the socket is then with the user's data.
    package static func path(
        uid: uid_t = getuid(), variable: @escaping (String) -> String? = environmentVariable
    ) -> String {
        if let path = variable("VITAMINB_CONTROL"), path.hasPrefix("/") { return path }
        let folders = BaseFolders(uid: uid, variable: variable)
        return Path.join(folders.runtime ?? folders.data, "vitaminb/control")
    }
}
