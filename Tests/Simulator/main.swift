// simulate - lives whole lives with the core, each from a seed, and looks at all that it promises at every step.
import Glibc
import KeepInTouch
import TestSupport

let usage = """
    simulate [--seeds N] [--from S] [--contacts N] [--years N] [--wrong-clocks | --machines] [--disputed N]
             [--trace]

      --seeds N      so many lives (1000), of a few contacts and some months each, and every hundredth of 150 contacts
      --from S       the first of the seeds (1)
      --contacts N   of so many contacts each, instead
      --years N      of so many years each, instead
      --wrong-clocks of machines whose clocks are set, and some begin ahead
      --machines     of people with three machines, which hear of each other now and then
      --disputed N   goes on after up to N lives of which planner and oracle say different things, and counts them
      --trace        tells each life as it goes

    At the first promise that is broken it prints the seed and the shortest life that still breaks it, and exits with 1.
    """

let clock = ContinuousClock()
let started = clock.now
var numbers: [String: Int] = [:]
var isTracing = false
var hasWrongClocks = false
var hasMachines = false
var arguments = CommandLine.arguments.dropFirst()
while let option = arguments.popFirst() {
    switch option {
    case "--trace": isTracing = true
    case "--wrong-clocks": hasWrongClocks = true
    case "--machines": hasMachines = true
    case "--seeds", "--from", "--contacts", "--years", "--disputed":
        guard let number = arguments.popFirst().flatMap({ Int($0) }), number > 0 else { fallthrough }
        numbers[option] = number
    default:
        print(usage)
        exit(option == "--help" ? 0 : 2)
    }
}

let first = UInt64(numbers["--from"] ?? 1)
let seeds = first..<first + UInt64(numbers["--seeds"] ?? 1000)

/// The life of a seed: a few contacts and some months, unless more was asked for.
@MainActor func scenario(_ seed: UInt64) -> Scenario {
    var random = SplitMix64(seed: ~seed)
    // Of more than a hundred contacts much is done another way, at once.
    let isCrowd = seed % 100 == 0
    let contacts = numbers["--contacts"] ?? (isCrowd ? 150 : Int.random(in: 1...8, using: &random))
    let days = numbers["--years"].map { $0 * 365 } ?? Int.random(in: 20...(isCrowd ? 60 : 300), using: &random)
    return Actor.scenario(seed: seed, contacts: contacts, days: days, hasWrongClocks: hasWrongClocks)
}

@MainActor func report(_ scenario: Scenario) {
    guard var shrinker = Shrinker(scenario) else { return }
    print("Seed \(scenario.seed) breaks a promise: \(shrinker.broken.promise.rawValue).\n  \(shrinker.broken.how)")
    shrinker.shrink()
    let (actions, contacts) = (shrinker.scenario.actions.count, shrinker.scenario.contacts.count)
    print("The shortest life that still does (\(actions) actions, \(contacts) contacts):")
    for line in shrinker.story() { print("  " + line) }
    print("  \(shrinker.broken.promise.rawValue.uppercased()): \(shrinker.broken.how)")
}

/// Lives with three machines each, and ends.
@MainActor func liveWithMachines() throws -> Never {
    var (entries, arrivals, years) = (0, 0, 0.0)
    for seed in seeds {
        let scenario = MachinesScenario(scenario(seed))
        var machines = Machines(scenario, isTold: isTracing)
        do { try machines.live() } catch {
            guard let broken = error as? Broken else { throw error }
            print("Seed \(seed) breaks a promise: \(broken.promise.rawValue).\n  \(broken.how)")
            fflush(nil)
            guard let shrinker = MachinesShrinker(scenario) else { exit(1) }
            print("The shortest life that still does (\(shrinker.scenario.events.count) events):")
            for line in shrinker.story() { print("  " + line) }
            print("Again: simulate --machines --seeds 1 --from \(seed)")
            exit(1)
        }
        for line in machines.story { print(line) }
        entries += Set(machines.worlds[0].disk.entries.map(\.id)).count
        arrivals += machines.arrivals
        years += machines.worlds[0].days / 365
    }
    print(
        "\(seeds.count) seeds of three machines, \(Int(years)) simulated years, \(entries) entries, \(arrivals) arrivals, all promises kept"
    )
    exit(0)
}
if hasMachines { try liveWithMachines() }

var days = 0.0
var contactDays = 0.0
var entries = 0
var disputed: [UInt64] = []
for seed in seeds {
    let scenario = scenario(seed)
    var world = World(scenario)
    if isTracing { world.watch.story = [] }
    do {
        try world.live()
    } catch let broken as Broken where broken.promise.isJudged && disputed.count < numbers["--disputed"] ?? 0 {
        disputed.append(seed)
    } catch {
        for line in world.watch.story ?? [] { print(line) }
        report(scenario)
        let size = ["--contacts", "--years"].compactMap { option in numbers[option].map { " \(option) \($0)" } }
        print("Again: simulate --seeds 1 --from \(seed)\(size.joined())\(hasWrongClocks ? " --wrong-clocks" : "")")
        exit(1)
    }
    for line in world.watch.story ?? [] { print(line) }
    days += world.days
    contactDays += world.days * Double(scenario.contacts.count)
    entries += world.disk.entries.count
}
let seconds = (clock.now - started) / .seconds(1)
print(
    "\(seeds.count) seeds, \(Int(days / 365)) simulated years, \(entries) entries, all promises kept",
    disputed.isEmpty ? "" : "but for \(disputed.count) lives of which planner and oracle say different things: \(disputed)",
    "(\(Int(contactDays / 365 / max(seconds, 0.001))) contact-years a second)")
