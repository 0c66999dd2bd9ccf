import Dispatch
import Glibc
import KeepInTouch

/// The daemon's only wall-clock timer. It is armed for one instant at a time and never repeats: a repeating wall-clock timer
/// stalls when the clock is set back.
@MainActor
final class WakeTimer {
    private let source = DispatchSource.makeTimerSource(queue: .main)

    init(_ wake: @escaping @MainActor () -> Void) {
        source.setEventHandler { MainActor.assumeIsolated(wake) }
        source.schedule(wallDeadline: .distantFuture)
        source.activate()
    }

    /// Wakes at the instant, or at once if it is past. If the machine is suspended then, wakes when it resumes.
    func arm(_ instant: Instant) {
        let time = timespec(tv_sec: Int(instant.seconds), tv_nsec: 0)
        source.schedule(wallDeadline: DispatchWallTime(timespec: time), leeway: .milliseconds(1))
    }
}
