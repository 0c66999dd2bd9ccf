import Dispatch

/// A Dispatch source for a descriptor, on the main queue, that can be switched on and off. It starts switched off.
@MainActor
final class Readiness {
    private let source: any DispatchSourceProtocol
    private var isArmed = false

    init(reading descriptor: Int32, _ handler: @escaping @MainActor () -> Void) {
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { MainActor.assumeIsolated(handler) }
    }

    init(writing descriptor: Int32, _ handler: @escaping @MainActor () -> Void) {
        source = DispatchSource.makeWriteSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { MainActor.assumeIsolated(handler) }
    }

    func arm(_ wanted: Bool) {
        guard wanted != isArmed else { return }
        isArmed = wanted
        wanted ? source.resume() : source.suspend()
    }

    /// Ends it for good. `done` runs when the descriptor is no longer looked at and may be closed.
    func cancel(done: @escaping @MainActor () -> Void) {
        source.setCancelHandler { MainActor.assumeIsolated(done) }
        source.cancel()
        // A suspended source would neither call back nor be let go.
        arm(true)
    }
}
