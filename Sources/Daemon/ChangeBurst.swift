import Dispatch

/// Waits until a burst of changes is over: until nothing has changed for a moment, or it has lasted long enough.
@MainActor
final class ChangeBurst {
    private let quiet: DispatchTimeInterval
    private let patience: DispatchTimeInterval
    private let pause: any DispatchSourceTimer
    private var began: DispatchTime?

    /// `over` is called at the end of each burst: after `quiet` milliseconds without a change, and after `patience` milliseconds at most.
    init(quiet: Int, patience: Int, over: @escaping @MainActor () -> Void) {
        (self.quiet, self.patience) = (.milliseconds(quiet), .milliseconds(patience))
        pause = DispatchSource.makeTimerSource(queue: .main)
        pause.setEventHandler { [weak self] in
            MainActor.assumeIsolated {
                guard let self, self.began != nil else { return }
                self.began = nil
                over()
            }
        }
        pause.schedule(deadline: .distantFuture)
        pause.activate()
    }

    isolated deinit { pause.cancel() }

    /// Something has changed.
    func noteChange() {
        let now = DispatchTime.now()
        let first = began ?? now
        began = first
        pause.schedule(deadline: min(now + quiet, first + patience))
    }
}
