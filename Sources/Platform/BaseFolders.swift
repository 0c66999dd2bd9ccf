import Glibc

/// The user's base folders (XDG Base Directory Specification 0.8).
///
/// All paths are absolute, without empty and `.` components, so that two spellings of one path are equal. As the specification
/// demands, a variable whose value is relative counts as not set.
package struct BaseFolders {
    private let variable: (String) -> String?
    private let uid: uid_t

    /// The folders of the user `uid`, as these variables name them.
    package init(uid: uid_t = getuid(), variable: @escaping (String) -> String? = environmentVariable) {
        self.variable = variable
        self.uid = uid
    }

    /// `$HOME`; without it, what the password database says; without that, `/`.
    package var home: String { folder("HOME") ?? homeInPasswordDatabase ?? "/" }
    /// `$XDG_CONFIG_HOME`, or `~/.config`: configuration.
    package var config: String { folder("XDG_CONFIG_HOME") ?? Path.join(home, ".config") }
    /// `$XDG_DATA_HOME`, or `~/.local/share`: data.
    package var data: String { folder("XDG_DATA_HOME") ?? Path.join(home, ".local/share") }
    /// `$XDG_CACHE_HOME`, or `~/.cache`: files that can be made again.
    package var cache: String { folder("XDG_CACHE_HOME") ?? Path.join(home, ".cache") }
    /// `$XDG_STATE_HOME`, or `~/.local/state`: what a program remembers from run to run and can do without.
    package var state: String { folder("XDG_STATE_HOME") ?? Path.join(home, ".local/state") }
    /// `$XDG_RUNTIME_DIR`, or else the folder that systemd makes for the user's login session (pam_systemd(8)): sockets.
    ///
    /// Nil if neither exists and can be written, as without a login session. In a sandbox that may only read, a socket in it can be
    /// connected to all the same.
    package var runtime: String? {
        [folder("XDG_RUNTIME_DIR"), "/run/user/\(uid)"].compactMap(\.self).first { access($0, W_OK | X_OK) == 0 || errno == EROFS }
    }

    /// Where other programs keep what is the user's.
    package var ofPrograms: ProgramFolders { ProgramFolders(home: home, data: data, cache: cache) }

    private func folder(_ name: String) -> String? { variable(name).flatMap(Path.absolute) }

    /// The home folder in the password database (getpwuid_r(3)), because a service may be started without HOME.
    private var homeInPasswordDatabase: String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { texts in
            guard let start = texts.baseAddress, getpwuid_r(uid, &entry, start, texts.count, &found) == 0,
                let folder = found?.pointee.pw_dir
            else { return nil }
            return Path.absolute(String(cString: folder))
        }
    }
}

/// The folders in which other programs keep what is the user's: the home folder, that of data, and that of what can be made again.
package struct ProgramFolders: Equatable, Sendable {
    package let home: String
    package let data: String
    package let cache: String

    /// These folders.
    package init(home: String, data: String, cache: String) { (self.home, self.data, self.cache) = (home, data, cache) }

    /// Those in which Thunderbird has its profiles: installed as a package, from Snap, and from Flatpak.
    package var thunderbird: [String] {
        [".thunderbird", "snap/thunderbird/common/.thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird"]
            .map { Path.join(home, $0) }
    }
}
