import ControlInterface

/// Decides which hooks run and which wait. It takes what has happened and returns what to do; ``Hooks`` does it.
///
/// A hook is run for one event after the other, in order, and never twice at the same time. Different hooks don't wait for each other
/// unless too many run.
struct HookPlan {
    /// A hook's run for an event.
    struct Run: Equatable {
        let hook: Hook
        let event: HookEvent
    }

    /// What to do.
    enum Request: Equatable {
        case start(Run)
        /// Log that the hook doesn't get this event and later ones, until it has caught up.
        case sayDropped(Run)
    }

    /// How many hooks run at the same time.
    static let runBound = 4
    /// How many events wait for one hook.
    static let waitingBound = 100

    private var running: Set<Hook> = []
    private var waiting: [Run] = []
    private var overrun: Set<Hook> = []

    /// Nothing runs, and nothing waits.
    var isIdle: Bool { running.isEmpty && waiting.isEmpty }

    /// Something happened that these hooks are run for.
    mutating func happened(_ event: HookEvent, _ hooks: [Hook]) -> [Request] {
        var requests: [Request] = []
        for hook in hooks {
            let run = Run(hook: hook, event: event)
            if waiting.count(where: { $0.hook == hook }) < Self.waitingBound {
                waiting.append(run)
            } else if overrun.insert(hook).inserted {
                requests.append(.sayDropped(run))
            }
        }
        return requests + next()
    }

    /// A hook's run ended, successfully or not.
    mutating func ended(_ hook: Hook) -> [Request] {
        running.remove(hook)
        if !waiting.contains(where: { $0.hook == hook }) { overrun.remove(hook) }
        return next()
    }

    private mutating func next() -> [Request] {
        var requests: [Request] = []
        while running.count < Self.runBound, let index = waiting.firstIndex(where: { !running.contains($0.hook) }) {
            let run = waiting.remove(at: index)
            running.insert(run.hook)
            requests.append(.start(run))
        }
        return requests
    }
}
