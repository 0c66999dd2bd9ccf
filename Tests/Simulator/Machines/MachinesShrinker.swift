/// Shortens a life with several machines that breaks a promise, as long as it still breaks the same promise.
struct MachinesShrinker {
    private(set) var broken: Broken
    private(set) var scenario: MachinesScenario
    /// How many more lives may be tried.
    private var left = 1000

    /// Nil if the life keeps every promise.
    init?(_ scenario: MachinesScenario) {
        guard let broken = Self.fail(scenario, isJudged: true) else { return nil }
        (self.broken, self.scenario) = (broken, scenario)
        shrink()
    }

    /// What happens in the life, for a reader.
    func story() -> [String] {
        var machines = Machines(scenario, isTold: true, isJudged: broken.promise.isJudged)
        do { try machines.live() } catch { return machines.story + ["\(error)"] }
        return machines.story
    }

    /// The oracle takes most of the time, and is only asked for what it judges.
    private static func fail(_ scenario: MachinesScenario, isJudged: Bool) -> Broken? {
        var machines = Machines(scenario, isJudged: isJudged)
        do { try machines.live() } catch { return error as? Broken }
        return nil
    }

    /// Goes on with this life if it still breaks the same promise, and returns whether it does.
    private mutating func accept(_ candidate: MachinesScenario) -> Bool {
        left -= 1
        guard left > 0, let broken = Self.fail(candidate, isJudged: broken.promise.isJudged), broken.promise == self.broken.promise else {
            return false
        }
        (self.broken, scenario) = (broken, candidate)
        return true
    }

    private mutating func shrink() {
        var size = max(1, scenario.events.count / 2)
        while left > 0 {
            let count = scenario.events.count
            var end = count
            while end > 0 {
                var candidate = scenario
                candidate.events.removeSubrange(max(0, end - size)..<end)
                _ = accept(candidate)
                end = min(end - size, scenario.events.count)
            }
            removeContacts()
            if size == 1, scenario.events.count == count { return }
            size = max(1, size / 2)
        }
    }

    private mutating func removeContacts() {
        for index in scenario.scenario.contacts.indices.reversed() where scenario.scenario.contacts.count > 1 {
            var candidate = scenario
            candidate.scenario.contacts.remove(at: index)
            _ = accept(candidate)
        }
    }
}
