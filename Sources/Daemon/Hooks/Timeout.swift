import Dispatch

/// Fires once after this many seconds of uptime, unless it is released before.
@MainActor
final class Timeout {
    private let source = DispatchSource.makeTimerSource(queue: .main)

    init(seconds: Int, _ fire: @escaping @MainActor () -> Void) {
        source.setEventHandler { MainActor.assumeIsolated(fire) }
        source.schedule(deadline: .now() + .seconds(seconds))
        source.activate()
    }

    isolated deinit { source.cancel() }
}
