import ControlInterface
import Glibc
import KeepInTouch
import Phrases
import Platform

/// The journal's folder and the free space of its file system.
struct DataFolder {
    let path: String
    var isThere = true
    var isMine = true
    /// The errno of why it can't be written; nil if it can.
    var refusal: Int32?
    /// Whether a daemon runs.
    var isServed = true
    /// Whether the daemon can write to it; nil if it was not asked.
    var isWritableForDaemon: Bool?
    /// The free bytes, nil if unknown; and whether another file can be created.
    var room: UInt64?
    var hasRoomForFiles = true
    let isManaged: Bool

    /// With fewer free bytes the next entries may fail.
    private static let little: UInt64 = 4 << 20
    /// With fewer free bytes the user should free some space.
    private static let scarce: UInt64 = 64 << 20

    init(path: String, isManaged: Bool) {
        self.path = path
        self.isManaged = isManaged
    }

    /// Looks at the folder.
    init(path: String, daemon: DaemonAnswer, isManaged: Bool) {
        self.init(path: path, isManaged: isManaged)
        isServed = daemon.status != nil
        isWritableForDaemon = daemon.examination?.writable
        var status = stat()
        isThere = stat(path, &status) == 0
        isMine = status.st_uid == getuid()
        if access(path, W_OK | X_OK) != 0 { refusal = errno }
        var system = statvfs()
        if statvfs(path, &system) == 0 {
            room = UInt64(system.f_bavail) * UInt64(system.f_frsize)
            hasRoomForFiles = system.f_files == 0 || system.f_favail > 0
        }
    }

    private var restart: [String] { isManaged ? ["systemctl --user restart vitaminbd.service"] : [] }

    var checks: [Check] {
        guard isThere else {
            if isServed {
                let what = Phrase("the journal's folder is not there; it was moved, or is no longer mounted, so bring it back")
                return [.problem(.data, what, file: path, [])]
            }
            if !isManaged { return [.skipped(.data, Phrase("vitaminbd makes its folder when it starts"))] }
            return [
                .problem(
                    .data, Phrase("the journal's folder is not there"), file: path, ["mkdir -p -m 700 \(path.quotedForShell)"] + restart)
            ]
        }
        return [writing, space]
    }

    private var writing: Check {
        if let refusal {
            let remedies =
                refusal == EROFS ? [] : [isMine ? "chmod u+rwx \(path.quotedForShell)" : "sudo chown -R \"$USER\" \(path.quotedForShell)"]
            return .problem(
                .data, Phrase("the journal's folder can't be written (\(String(cString: strerror(refusal))))"), file: path, remedies)
        }
        if isWritableForDaemon == false {
            return .problem(
                .data, Phrase("the service's sandbox doesn't let it write the journal's folder"), file: path, [Repair.command])
        }
        return .ok(.data, Phrase("the journal's folder can be written"), file: path)
    }

    private var space: Check {
        guard let room else { return .skipped(.disk, Phrase("the file system doesn't say how much room is left")) }
        let remedies = ["df -h \(path.quotedForShell)"]
        if !hasRoomForFiles {
            return .problem(
                .disk, Phrase("the file system has no room for another file; remove some"), file: path, ["df -i \(path.quotedForShell)"])
        }
        let megabytes = "\(room >> 20) MB"
        if room < Self.little {
            return .problem(
                .disk, Phrase("the disk is full (\(megabytes) left), so nothing more can be noted; free some space"), file: path, remedies)
        }
        if room < Self.scarce { return .advice(.disk, Phrase("little room is left: \(megabytes); free some space"), file: path, remedies) }
        return .ok(.disk, Phrase("\(Self.inWords(room)) are free"))
    }

    private static func inWords(_ bytes: UInt64) -> String { bytes >> 30 > 0 ? "\(bytes >> 30) GB" : "\(bytes >> 20) MB" }
}
