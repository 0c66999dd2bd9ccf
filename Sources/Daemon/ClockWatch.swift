import CLinux
import Dispatch
import Glibc
import Platform

/// Notices that the clock was set, that the machine has resumed, and that the time zone was changed.
@MainActor
final class ClockWatch {
    private let timer: Int32
    private let zone: Int32
    private var sources: [any DispatchSourceProtocol] = []

    /// Calls `changed` on each of these. Where the system refuses one of them, that one is not noticed.
    init(changed: @escaping @MainActor () -> Void) {
        timer = timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK) | Int32(TFD_CLOEXEC))
        zone = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        if timer >= 0 {
            Self.arm(timer)
            watch(timer) { [timer] in
                // ECANCELED: the clock jumped (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET). It is told once for each arming.
                var expirations: UInt64 = 0
                _ = read(timer, &expirations, 8)
                Self.arm(timer)
                changed()
            }
        }
        // Setting the zone replaces the link /etc/localtime.
        if zone >= 0, inotify_add_watch(zone, "/etc", UInt32(IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE)) >= 0 {
            watch(zone) { [zone] in
                if Self.namesLocaltime(zone) { changed() }
            }
        }
    }

    isolated deinit {
        sources.forEach { $0.cancel() }
    }

    private func watch(_ descriptor: Int32, _ body: @escaping @MainActor () -> Void) {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { MainActor.assumeIsolated(body) }
        source.setCancelHandler { @Sendable in close(descriptor) }
        source.activate()
        sources.append(source)
    }

    /// An alarm so far away that only a jump of the clock ends it.
    private static func arm(_ timer: Int32) {
        var far = itimerspec()
        far.it_value.tv_sec = Int.max / 4_000_000_000
        timerfd_settime(timer, Int32(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET), &far, nil)
    }

    private static func namesLocaltime(_ descriptor: Int32) -> Bool {
        var isNamed = false
        Inotify.drain(descriptor) { _, name in isNamed = isNamed || name == "localtime" }
        return isNamed
    }
}
