import Foundation
import TestSupport

@testable import KeepInTouch

/// The seeds of the random runs. A failure names its seed; `KEEP_IN_TOUCH_SEED=7 swift test` runs that one alone.
/// The simulator lives a thousand lives beside these.
let seeds: [UInt64] =
    ProcessInfo.processInfo.environment["KEEP_IN_TOUCH_SEED"].flatMap { UInt64($0) }.map { [$0] }
    ?? Array(1...(ProcessInfo.processInfo.environment["VITAMINB_LONG"] == nil ? 5 : 48))

/// Random contacts, policies and things to say.
extension Life {
    static let groups = [
        "friends": GroupPolicy(every: cadence("3d"), atMost: cadence("1w"), inPerson: cadence("2w")),
        "family": GroupPolicy(every: cadence("1d")),
    ]

    static func random(contacts count: Int = 8, zone: Zone, at start: Instant, _ random: inout SplitMix64) -> Life {
        let today = zone.date(at: start)
        let contacts = (0..<count).map { index in
            let occasions = [0, 1].map { _ -> AnnualDay? in
                let (year, month, day) = today.adding(days: Int.random(in: -20...20, using: &random)).components
                return random.chance(1, of: 3) ? AnnualDay(year: random.chance(1, of: 2) ? year - 30 : nil, month: month, day: day) : nil
            }
            let groups = ["friends", "family", "strangers"].filter { _ in random.chance(1, of: 3) }
            var contact = Contact("Contact \(index)", groups: groups, birthday: occasions[0], anniversary: occasions[1])
            if random.chance(1, of: 4) { contact.met = today.adding(days: Int.random(in: -80...3, using: &random)) }
            return contact
        }
        return Life(contacts, policy: policy(&random), zone: zone, at: start, seed: random.next())
    }

    static func policy(_ random: inout SplitMix64) -> Policy {
        let ends = [0, 1].map { _ in Int.random(in: 0...48, using: &random) * 1800 }.sorted()
        let delivery = Delivery(
            from: ClockTime(secondOfDay: ends[0]), to: ClockTime(secondOfDay: ends[1]),
            days: Set(Weekday.allCases.filter { _ in random.chance(5, of: 6) }),
            budget: Int.random(in: 0...4, using: &random))
        return Policy(
            every: random.chance(1, of: 2) ? cadence("2w") : nil, groups: groups, birthdays: random.chance(2, of: 3) ? .all : .tracked,
            anniversaries: random.chance(1, of: 2) ? .all : .none,
            leadDays: Int.random(in: 0...5, using: &random), ladder: random.chance(2, of: 3), delivery: delivery)
    }

    /// Says something that a person might say now; what is refused is not said.
    @discardableResult mutating func sayAnything(_ random: inout SplitMix64) -> [Effect] {
        let who = book.contacts.map(\.id.rawValue).sorted().randomElement(using: &random) ?? ""
        let when = now.adding(seconds: random.chance(1, of: 2) ? 0 : -Int.random(in: 0...20 * 86_400, using: &random))
        let interaction = Interaction(via: Via.allCases.randomElement(using: &random) ?? .call)
        let other = book.contacts.map(\.id.rawValue).sorted().randomElement(using: &random) ?? ""
        let today = zone.date(at: now)
        let pause = Pause(
            from: today.adding(days: random.chance(1, of: 2) ? 0 : Int.random(in: 0...5, using: &random)),
            until: random.chance(3, of: 4) ? today.adding(days: Int.random(in: 1...12, using: &random)) : nil)
        let whom: Intent.Whom =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: .everybody
            case 1: .group(random.chance(1, of: 2) ? "friends" : "strangers")
            default: .contact(who)
            }
        let intent: Intent =
            switch Int.random(in: 0..<18, using: &random) {
            case 0...2: .acknowledge(who: who, interaction, when: when)
            case 3: .acknowledge(who: who, interaction, when: when)
            case 4...6: .snooze(who: who, until: .instant(now.adding(seconds: Int.random(in: 1...4 * 86_400, using: &random))))
            case 7: .skip(who: who)
            case 8:
                .track(
                    who: who,
                    every: random.chance(1, of: 2) ? cadence(["1d", "2d", "1w", "1m"].randomElement(using: &random) ?? "1w") : nil)
            case 9: .ignore(who: who)
            case 10: .pause(whom, pause)
            case 11, 12: .resume(whom)
            case 13, 14: .promise(who: who, "send the book", on: today.adding(days: Int.random(in: 0...9, using: &random)))
            case 15: random.chance(1, of: 2) ? .gave(who: who, "a ride") : .got(who: who, "a hint")
            case 16: .introduce(who: who, other: other)
            default: random.chance(1, of: 8) ? .merge(who: who, other: other) : .settle(who: who)
            }
        guard let effects = try? say(intent) else { return [] }
        // The card of a contact that was merged goes to the trash.
        if case .merge(_, let other) = intent { return effects + update([], removed: [ContactID(rawValue: other)]) }
        return effects
    }
}
