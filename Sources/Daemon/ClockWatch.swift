import CLinux
import Dispatch
import Glibc
import Platform

/// Notices that the clock was set, the machine resumed, or the time zone changed.
@MainActor
final class ClockWatch {
    private let timer: Int32
    private var sources: [any DispatchSourceProtocol] = []

    /// Calls `changed` for each of these. What the system refuses to watch is not noticed.
    init(changed: @escaping @MainActor () -> Void) {
        timer = timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK) | Int32(TFD_CLOEXEC))
        if timer >= 0 {
            Self.arm(timer)
            watch(timer, closing: { [timer] in close(timer) }) { [timer] in
                // ECANCELED: the clock jumped (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET). It is reported once per arming.
                var expirations: UInt64 = 0
                _ = read(timer, &expirations, 8)
                Self.arm(timer)
                changed()
            }
        }
        // Setting the zone replaces the link /etc/localtime.
        if let folder = try? Inotify(), folder.watch("/etc", for: Int32(IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE)) != nil {
            watch(folder.descriptor, closing: { withExtendedLifetime(folder) {} }) {
                if Self.namesLocaltime(folder) { changed() }
            }
        }
    }

    isolated deinit {
        sources.forEach { $0.cancel() }
    }

    private func watch(_ descriptor: Int32, closing: @escaping @Sendable () -> Void, _ body: @escaping @MainActor () -> Void) {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { MainActor.assumeIsolated(body) }
        source.setCancelHandler(handler: closing)
        source.activate()
        sources.append(source)
    }

    /// Arms the timer so far ahead that only a jump of the clock can end it.
    private static func arm(_ timer: Int32) {
        var far = itimerspec()
        far.it_value.tv_sec = Int.max / 4_000_000_000
        timerfd_settime(timer, Int32(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET), &far, nil)
    }

    private static func namesLocaltime(_ folder: Inotify) -> Bool {
        var isNamed = false
        folder.drain { _, name in isNamed = isNamed || name == "localtime" }
        return isNamed
    }
}
