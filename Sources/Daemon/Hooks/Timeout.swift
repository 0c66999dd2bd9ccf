import Dispatch

/// Rings once, so many seconds of the machine's being awake from now on, unless it is let go before.
@MainActor
final class Timeout {
    private let source = DispatchSource.makeTimerSource(queue: .main)

    init(seconds: Int, _ ring: @escaping @MainActor () -> Void) {
        source.setEventHandler { MainActor.assumeIsolated(ring) }
        source.schedule(deadline: .now() + .seconds(seconds))
        source.activate()
    }

    isolated deinit { source.cancel() }
}
