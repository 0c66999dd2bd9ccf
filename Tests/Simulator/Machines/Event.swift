import KeepInTouch
import TestSupport

/// What happens in the life of somebody with several machines. As an ``Action``, any of them can be left out.
enum Event {
    /// On one of the machines.
    case on(Int, Action)
    /// On all of them: time passes, the address book or the configuration has changed.
    case everywhere(Action)
    /// The machine is suspended, while time passes on the others. `isNoticed`: it notices that before anything else happens.
    case asleep(Int, minutes: Int, isNoticed: Bool)
    /// What was written on the machine is there for the others.
    case publish(Int)
    /// The machine reads some of what is there: one in `share` entries, in an order made of the seed, in so many portions.
    case receive(Int, share: Int, portions: Int, seed: UInt64)
    /// A copy of the machine's disk is put aside.
    case backUp(Int)
    /// The machine goes on with that copy.
    case restore(Int)
    /// The machine goes on with a copy of the other one's disk.
    case clone(Int, of: Int)

    var line: String {
        switch self {
        case .on(let machine, let action): "m\(machine) \(action.line)"
        case .everywhere(let action): "all \(action.line)"
        case .asleep(let machine, let minutes, _): "m\(machine) sleeps for \(minutes) min"
        case .publish(let machine): "m\(machine) publishes"
        case .receive(let machine, let share, let portions, _): "m\(machine) receives one in \(share), in \(portions) portions"
        case .backUp(let machine): "m\(machine) is backed up"
        case .restore(let machine): "m\(machine) goes on with its backup"
        case .clone(let machine, let other): "m\(machine) goes on with a copy of m\(other)"
        }
    }
}

/// A life with several machines: how it begins, and what then happens.
struct MachinesScenario {
    var scenario: Scenario
    /// By how many minutes the clock of each is ahead, until the end.
    var ahead: [Int]
    var events: [Event]

    static let machines = 3

    /// Whether the clocks are less than a day apart.
    var isTogether: Bool { (ahead.max() ?? 0) - (ahead.min() ?? 0) < 1440 }

    /// The life of this seed.
    init(_ scenario: Scenario) {
        self.scenario = scenario
        var random = SplitMix64(seed: scenario.seed ^ 0x3333_3333_3333_3333)
        // In a third of the lives the clocks are right, in a third minutes off, in a third up to two days.
        let most = [0, 20, 2880][Int(scenario.seed % 3)]
        ahead = (0..<Self.machines).map { _ in Int.random(in: -most...most, using: &random) }
        // Some are always together, some apart for weeks.
        let pace = [1, 3, 10, 40].randomElement(using: &random) ?? 3
        events = []
        for action in scenario.actions {
            let machine = Int.random(in: 0..<Self.machines, using: &random)
            switch action {
            case .wait, .write, .delete, .reload: events.append(.everywhere(action))
            // Which of them ran when is another question.
            case .off, .setClock, .everyMinute, .foresee, .drain, .compare: break
            case .suspend(let minutes, let isNoticed):
                events.append(.asleep(machine, minutes: min(minutes, 4000), isNoticed: isNoticed))
            default: events.append(.on(machine, action))
            }
            if random.chance(1, of: pace) { events += Self.exchange(&random) }
            if random.chance(1, of: 80) { events.append(.backUp(machine)) }
            if random.chance(1, of: 120) { events.append(.restore(machine)) }
            if random.chance(1, of: 150) { events.append(.clone(machine, of: Int.random(in: 0..<Self.machines, using: &random))) }
        }
        self.scenario.actions = []
    }

    private static func exchange(_ random: inout SplitMix64) -> [Event] {
        let from = Int.random(in: 0..<machines, using: &random)
        let to = Int.random(in: 0..<machines, using: &random)
        let share = [1, 1, 1, 2, 5].randomElement(using: &random) ?? 1
        return [.publish(from), .receive(to, share: share, portions: Int.random(in: 1...3, using: &random), seed: random.next())]
    }
}
