import Glibc
import Polling

/// Says when something was mounted or unmounted on this machine, by `/proc/self/mountinfo` (proc(5)): inotify is silent about it.
@MainActor
final class MountWatch {
    private let descriptor: Int32
    private let readiness: Readiness

    /// Nil where the kernel has no such file, or can't watch one more.
    init?(changed: @escaping @MainActor () -> Void) {
        descriptor = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
        readiness = Readiness(of: descriptor, changed)
        guard descriptor >= 0, readiness.wait(changing: true) else { return nil }
    }

    isolated deinit {
        readiness.end()
        if descriptor >= 0 { close(descriptor) }
    }
}
