import KeepInTouch

/// Shortens a life that breaks a promise, as long as it still breaks the same promise.
struct Shrinker {
    /// The broken promise, and what is left of the life.
    private(set) var broken: Broken
    private(set) var scenario: Scenario
    /// How many more lives may be tried.
    private var left = 4000

    /// Nil if the life keeps every promise.
    init?(_ scenario: Scenario) {
        guard let (broken, done) = Self.fail(scenario) else { return nil }
        (self.broken, self.scenario) = (broken, scenario)
        self.scenario.actions.removeLast(scenario.actions.count - done)
    }

    /// Leaves out whatever can be left out.
    mutating func shrink() {
        var size = Int.max
        while size > scenario.actions.count + scenario.contacts.count, left > 0 {
            size = scenario.actions.count + scenario.contacts.count
            removeActions()
            removeContacts()
            joinWaits()
            simplify()
        }
    }

    /// What happens in the life, for a reader.
    func story() -> [String] {
        var world = World(scenario)
        world.watch.story = []
        _ = try? world.live()
        let start = ["\(world.local(scenario.now)), configured: \(scenario.policy.brief)"] + scenario.contacts.map { "  \($0.brief)" }
        return start + (world.watch.story ?? [])
    }

    /// The first promise that this life breaks, and how many of its actions that takes.
    static func fail(_ scenario: Scenario) -> (Broken, Int)? {
        var world = World(scenario)
        do { try world.start() } catch { return (error as? Broken).map { ($0, 0) } }
        for (index, action) in scenario.actions.enumerated() {
            do { try world.perform(action) } catch { return (error as? Broken).map { ($0, index + 1) } }
        }
        return nil
    }

    /// Continues with this life if it still breaks the same promise, and returns whether it does.
    private mutating func accept(_ candidate: Scenario) -> Bool {
        left -= 1
        guard left > 0, let (broken, done) = Self.fail(candidate), broken.promise == self.broken.promise else { return false }
        (self.broken, scenario) = (broken, candidate)
        scenario.actions.removeLast(candidate.actions.count - done)
        return true
    }

    private mutating func removeActions() {
        var size = max(1, scenario.actions.count / 2)
        while true {
            var end = scenario.actions.count
            while end > 0 {
                var candidate = scenario
                candidate.actions.removeSubrange(max(0, end - size)..<end)
                let count = scenario.actions.count
                end = accept(candidate) ? min(end - size, scenario.actions.count) : end - size
                if scenario.actions.count > count { break }
            }
            if size == 1 { return }
            size /= 2
        }
    }

    private mutating func removeContacts() {
        var size = max(1, scenario.contacts.count / 2)
        while true {
            var end = scenario.contacts.count
            while end > 0 {
                var candidate = scenario
                candidate.contacts.removeSubrange(max(0, end - size)..<end)
                _ = accept(candidate)
                end -= size
            }
            if size == 1 { return }
            size /= 2
        }
    }

    /// Joins two waits into one.
    private mutating func joinWaits() {
        for index in scenario.actions.indices.reversed() where index + 1 < scenario.actions.count {
            guard case .wait(let former) = scenario.actions[index], case .wait(let next) = scenario.actions[index + 1] else { continue }
            var candidate = scenario
            candidate.actions.replaceSubrange(index...(index + 1), with: [.wait(minutes: former + next)])
            _ = accept(candidate)
        }
    }

    /// Tries shorter waits, simpler cards, and a simpler configuration.
    private mutating func simplify() {
        for index in scenario.actions.indices.reversed() where index < scenario.actions.count {
            while index < scenario.actions.count, let plainer = scenario.actions[index].plainer {
                var candidate = scenario
                candidate.actions[index] = plainer
                if !accept(candidate) { break }
            }
        }
        for index in scenario.contacts.indices {
            for change in Contact.plainer {
                var candidate = scenario
                change(&candidate.contacts[index])
                if candidate.contacts != scenario.contacts { _ = accept(candidate) }
            }
        }
        for change in Policy.plainer {
            var candidate = scenario
            change(&candidate.policy)
            if candidate.policy != scenario.policy { _ = accept(candidate) }
        }
    }
}

extension Action {
    /// The same action with half of its size; nil: it can't be halved.
    fileprivate var plainer: Action? {
        switch self {
        case .wait(let minutes) where minutes > 1: .wait(minutes: minutes / 2)
        case .suspend(let minutes, let isNoticed) where minutes > 1: .suspend(minutes: minutes / 2, isNoticed: isNoticed)
        case .setClock(let minutes, let isNoticed) where abs(minutes) > 1: .setClock(minutes: minutes / 2, isNoticed: isNoticed)
        case .off(let minutes) where minutes > 1: .off(minutes: minutes / 2)
        case .changeMind(let sayings) where sayings.count > 1: .changeMind(Array(sayings.dropLast()))
        default: nil
        }
    }
}

extension Contact {
    fileprivate static let plainer: [@Sendable (inout Contact) -> Void] = [
        { $0.groups = [] }, { $0.groups = Array($0.groups.prefix(1)) }, { $0.birthday = nil }, { $0.anniversary = nil }, { $0.dates = [] },
        { $0.met = nil },
    ]
}

extension Policy {
    fileprivate static let plainer: [@Sendable (inout Policy) -> Void] = [
        { $0.groups = [:] }, { $0.every = nil }, { $0.birthdays = .none }, { $0.anniversaries = .none }, { $0.leadDays = 0 },
        { $0.ladder = false }, { $0.repeats = false }, { $0.suggestions = false }, { $0.delivery.quiet = [] },
        { $0.delivery.days = Set(Weekday.allCases) },
        { $0.delivery.from = .midnight }, { $0.delivery.to = .endOfDay },
    ]
}
