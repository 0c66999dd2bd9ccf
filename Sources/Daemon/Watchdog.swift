import Dispatch
import Systemd

/// Tells the service manager that the main queue still gets through its work, from that queue itself.
@MainActor
final class Watchdog {
    private let source: any DispatchSourceTimer

    /// Nil where the manager does not ask for it (`WatchdogSec=`).
    init?() {
        guard let limit = ServiceManager.watchdogMicroseconds else { return nil }
        // Half of what is allowed, as sd_watchdog_enabled(3) advises: seldom, so that an idle machine is not woken for it.
        let interval = DispatchTimeInterval.microseconds(Int(clamping: limit / 2))
        // Made only where it is activated as well: Dispatch crashes when a source goes that never was.
        source = DispatchSource.makeTimerSource(queue: .main)
        source.setEventHandler {
            // Where the manager can't be told, it will restart us: there is nothing better to do about it here.
            MainActor.assumeIsolated { try? ServiceManager.notify(.watchdog) }
        }
        source.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(100))
        source.activate()
    }
}
