import Dispatch
import Systemd

/// Tells the service manager from the main queue that this queue still works.
@MainActor
final class Watchdog {
    private let source: any DispatchSourceTimer

    /// Nil where the manager does not ask for it (`WatchdogSec=`).
    init?() {
        guard let limit = ServiceManager.watchdogMicroseconds else { return nil }
        // Half of what is allowed, as sd_watchdog_enabled(3) advises. With some leeway, so that an idle machine is not woken for it.
        let interval = DispatchTimeInterval.microseconds(Int(clamping: limit / 2))
        // Made only here, where it is activated: Dispatch crashes when a source that was never activated is released.
        source = DispatchSource.makeTimerSource(queue: .main)
        source.setEventHandler {
            // If this fails, the manager restarts the daemon, which is the best that can be done.
            MainActor.assumeIsolated { try? ServiceManager.notify(.watchdog) }
        }
        source.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(100))
        source.activate()
    }
}
