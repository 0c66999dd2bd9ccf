import Glibc

/// Who connected, as the kernel knows it (`SO_PEERCRED`, unix(7)): what they were when they connected.
package struct Credentials: Sendable, Equatable {
    /// The process; 0 if it is in a namespace that this one can't see.
    package let pid: pid_t
    /// The effective user.
    package let uid: uid_t
    /// The effective group.
    package let gid: gid_t

    /// The values as they are.
    package init(pid: pid_t, uid: uid_t, gid: gid_t) {
        self.pid = pid
        self.uid = uid
        self.gid = gid
    }

    /// The peer of a connected socket; nil if the kernel doesn't tell.
    init?(peerOf descriptor: Int32) {
        // The kernel's struct ucred, which Glibc only shows to those who define _GNU_SOURCE.
        var ucred: (pid: pid_t, uid: uid_t, gid: gid_t) = (0, 0, 0)
        var length = socklen_t(MemoryLayout.size(ofValue: ucred))
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &ucred, &length) == 0 else { return nil }
        self.init(pid: ucred.pid, uid: ucred.uid, gid: ucred.gid)
    }
}
