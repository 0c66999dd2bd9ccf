import KeepInTouch
import TestSupport

/// Makes up a life from a seed: the contacts, the configuration, and what everybody does and when.
struct Actor {
    private var random: SplitMix64
    private let count: Int
    private var today: CivilDate
    private static let groups = ["colleagues", "family", "friends", "strangers"]

    /// The life of this seed, with this many contacts and days.
    static func scenario(seed: UInt64, contacts count: Int, days: Int, hasWrongClocks: Bool) -> Scenario {
        var random = SplitMix64(seed: seed)
        let zone = Int.random(in: Zones.all.indices, using: &random)
        // In the zone that skipped a day, begin shortly before that day.
        let year = zone == Zones.all.count - 1 && count < 100 ? 2011 : 2026
        let date = CivilDate(year: year, month: 1, day: 1) ?? CivilDate(dayNumber: 15_000)
        let day = date.adding(days: Int.random(in: year == 2011 ? 270...363 : 0...364, using: &random))
        let now = Zones.all[zone].instant(of: day, at: ClockTime(secondOfDay: Int.random(in: 0..<1440, using: &random) * 60))
        var actor = Actor(random: random, count: count, today: day)
        // Every eighth machine begins with a clock that is ahead, by minutes, days or years.
        let ahead = hasWrongClocks && seed % 8 == 3 ? [7, 1500, 50_000, 263_000, 5_000_000].randomElement(using: &actor.random) ?? 7 : 0
        let contacts = (0..<count).map { actor.contact($0) }
        let policy = actor.policy(ofMany: count >= 100)
        let journalDays = actor.random.chance(1, of: 3) ? 0 : 365
        let actions = actor.actions(days, ahead: ahead).filter { action in
            if case .setClock = action { hasWrongClocks } else { true }
        }
        return Scenario(
            seed: seed, contacts: contacts, policy: policy, zone: zone, now: now.adding(seconds: ahead * 60), journalDays: journalDays,
            actions: actions)
    }

    private init(random: SplitMix64, count: Int, today: CivilDate) {
        (self.random, self.count, self.today) = (random, count, today)
    }

    // MARK: What there is

    private mutating func contact(_ index: Int) -> Contact {
        let groups = Self.groups.filter { _ in random.chance(1, of: 3) }
        let occasions = [0, 1].map { _ in random.chance(1, of: 3) ? occasion(&random) : nil }
        let met = random.chance(1, of: 4) ? today.adding(days: Int.random(in: -80...30, using: &random)) : nil
        var contact = Contact(
            id: Scenario.id(index), name: "Contact \(index)", groups: groups.shuffled(using: &random), birthday: occasions[0],
            anniversary: occasions[1], met: met)
        // From numbers of their own, so that a seed's other choices stay what they were.
        var aside = random
        aside = SplitMix64(seed: aside.next())
        if aside.chance(1, of: 4) {
            let labels = ["name day", "Name Day", "first date"].shuffled(using: &aside).prefix(aside.chance(1, of: 3) ? 2 : 1)
            contact.dates = LabelledDay.all(labels.compactMap { label in occasion(&aside).map { (label, $0) } })
        }
        return contact
    }

    private func occasion(_ random: inout SplitMix64) -> AnnualDay? {
        let (year, month, day) = today.adding(days: Int.random(in: -30...200, using: &random)).components
        if random.chance(1, of: 12) { return AnnualDay(year: random.chance(1, of: 2) ? 2000 : nil, month: 2, day: 29) }
        return AnnualDay(year: random.chance(1, of: 2) ? year - Int.random(in: -1...40, using: &random) : nil, month: month, day: day)
    }

    private mutating func policy(ofMany: Bool = false) -> Policy {
        let few = ["1d", "2d", "3d", "1w", "2w", "1m"]
        let many = ["2w", "1m", "6w", "3m", "6m", "1y"]
        func cadence(_ random: inout SplitMix64) -> Cadence? { Self.cadence((ofMany ? many : few).randomElement(using: &random) ?? "1m") }
        var groups: [String: GroupPolicy] = [:]
        for name in Self.groups.dropLast() where random.chance(4, of: 5) {
            guard let every = cadence(&random) else { continue }
            let atMost = random.chance(1, of: 2) ? Self.cadence(ofMany ? "1y" : "3w") : nil
            groups[name] = GroupPolicy(
                every: every, atMost: atMost, inPerson: random.chance(1, of: 4) ? cadence(&random) : nil,
                leadDays: random.chance(1, of: 5) ? Int.random(in: 0...10, using: &random) : nil)
        }
        let ends = [0...47, 0...48].map { Int.random(in: $0, using: &random) * 1800 }
        // Every fourth window is one over midnight; of the others the beginning comes first.
        let hours = random.chance(1, of: 4) ? ends : ends.sorted()
        let quiet = (0..<[0, 0, 1, 2][Int.random(in: 0..<4, using: &random)]).map { _ in
            QuietHours(
                from: ClockTime(secondOfDay: Int.random(in: 0..<48, using: &random) * 1800),
                to: ClockTime(secondOfDay: Int.random(in: 0...48, using: &random) * 1800))
        }
        let delivery = Delivery(
            from: ClockTime(secondOfDay: hours[0]), to: ClockTime(secondOfDay: hours[1]),
            days: Set(Weekday.allCases.filter { _ in random.chance(5, of: 6) }), quiet: quiet,
            budget: ofMany ? Int.random(in: 3...20, using: &random) : Int.random(in: 0...4, using: &random))
        var aside = random
        aside = SplitMix64(seed: ~aside.next())
        func setting() -> EvidencePolicy.Setting { EvidencePolicy.Setting.allCases.randomElement(using: &aside) ?? .off }
        let evidence = EvidencePolicy(mail: setting(), calendar: setting(), calls: setting())
        var policy = Policy(
            every: random.chance(1, of: 2) ? cadence(&random) : nil, groups: groups, birthdays: scope(), anniversaries: scope(),
            leadDays: random.chance(1, of: 2) ? 0 : Int.random(in: 1...10, using: &random),
            ladder: random.chance(2, of: 3), repeats: random.chance(4, of: 5), suggestions: random.chance(1, of: 2), delivery: delivery)
        policy.evidence = evidence
        return policy
    }

    private mutating func scope() -> OccasionScope { [.tracked, .tracked, .all, .none].randomElement(using: &random) ?? .tracked }

    private static func cadence(_ text: String) -> Cadence? { try? Cadence(parsing: text) }

    // MARK: What happens

    private mutating func actions(_ days: Int, ahead: Int) -> [Action] {
        var actions: [Action] = []
        if ahead > 0 {
            actions = [.wait(minutes: minutes()), .say(saying()), .say(saying())]
            actions.append(.setClock(minutes: -ahead, isNoticed: random.chance(1, of: 2)))
        }
        var left = days * 1440
        while left > 0 {
            let wait = minutes()
            actions.append(.wait(minutes: wait))
            left -= wait
            today = today.adding(days: wait / 1440)
            let action = action()
            switch action {
            case .suspend(let minutes, _), .off(let minutes): left -= minutes
            default: break
            }
            actions.append(action)
            actions += evidence()
        }
        return actions + (count < 100 ? [.compare, .drain] : [.compare])
    }

    /// What is noticed meanwhile. From numbers of their own, so that a seed's other choices stay what they were.
    private func evidence() -> [Action] {
        var (aside, actions) = (random, [Action]())
        aside = SplitMix64(seed: ~aside.next())
        if aside.chance(1, of: 4) {
            let source = Evidence.Source.allCases.randomElement(using: &aside) ?? .mail
            let via = source == .mail ? Via.email : source == .calls ? .call : [.meeting, .event].randomElement(using: &aside) ?? .meeting
            let direction = Evidence.Direction.allCases.randomElement(using: &aside) ?? .out
            let ago = Int.random(in: 0...(aside.chance(1, of: 3) ? 60_000 : 2000), using: &aside)
            let evidence = Evidence(via: via, direction: direction, source: source, hasPlace: aside.chance(1, of: 2))
            actions.append(.notice(Int.random(in: 0..<count, using: &aside), evidence, minutesAgo: ago))
        }
        if aside.chance(1, of: 12) {
            actions.append(.judge(ago: Int.random(in: 0...3, using: &aside), aside.chance(1, of: 2) ? .confirmed : .dismissed))
        }
        return actions
    }

    /// Mostly hours, sometimes days, seldom weeks.
    private mutating func minutes() -> Int {
        let most = [90, 600, 600, 1500, 1500, 4000, 15_000].randomElement(using: &random) ?? 600
        return Int.random(in: 1...most, using: &random)
    }

    private mutating func action() -> Action {
        switch Int.random(in: 0..<64, using: &random) {
        case 0..<36: .say(saying())
        case 36..<38: .undo(ago: 0)
        case 38..<40: .undo(ago: Int.random(in: 0...12, using: &random))
        case 40..<43: .changeMind((0..<Int.random(in: 1...3, using: &random)).map { _ in saying() })
        case 43..<46: .write(contact(number()))
        case 46: .delete(number())
        case 47: count < 100 ? .reload(policy()) : .compare
        case 48..<50: .suspend(minutes: minutes(), isNoticed: random.chance(1, of: 2))
        case 50..<52: .setClock(minutes: clockStep(), isNoticed: random.chance(2, of: 3))
        case 52..<54: .travel(zone: Int.random(in: Zones.all.indices, using: &random))
        case 54..<56: .refuse(times: Int.random(in: 1...4, using: &random))
        case 56..<60: .crash(steps: Int.random(in: 0...5, using: &random))
        case 60: random.chance(1, of: 2) ? .restart : .off(minutes: minutes() * (random.chance(1, of: 3) ? 3 : 1))
        case 61: count < 100 && random.chance(1, of: 4) ? .everyMinute(minutes: 1500) : .undo(ago: 0)
        case 62: count < 100 ? .foresee : .restart
        default: .compare
        }
    }

    private mutating func clockStep() -> Int {
        let most = [10, 120, 3000, 3000, 60_000, 2_000_000].randomElement(using: &random) ?? 10
        return Int.random(in: -most...most, using: &random)
    }

    private mutating func number() -> Int { Int.random(in: 0..<count, using: &random) }

    private mutating func saying() -> Saying {
        let who: Saying.Who =
            switch Int.random(in: 0..<8, using: &random) {
            case 0..<5: .due(Int.random(in: 0..<8, using: &random))
            case 5: .button(Int.random(in: 0..<8, using: &random))
            default: .contact(number())
            }
        return Saying(who: who, what: what())
    }

    private mutating func what() -> Saying.What {
        let via = Via.allCases.randomElement(using: &random) ?? .call
        let ago = random.chance(2, of: 3) ? 0 : Int.random(in: 0...40_000, using: &random)
        let cadence = Self.cadence(["1d", "2d", "1w", "10d", "1m"].randomElement(using: &random) ?? "1w")
        let whom: Saying.Whom =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: .everybody
            case 1: .group(Self.groups.randomElement(using: &random) ?? "friends")
            default: .who
            }
        switch Int.random(in: 0..<32, using: &random) {
        case 0..<11:
            return .acknowledge(via, ago: ago, again: random.chance(1, of: 6) ? Int.random(in: 1...20, using: &random) : nil)
        case 11, 12: return .snoozeDays(Int.random(in: 1...20, using: &random))
        case 13..<16: return .snooze(minutes: Int.random(in: 1...(random.chance(1, of: 4) ? 30_000 : 3000), using: &random))
        case 16..<18: return .skip
        case 18..<20:
            return .track(random.chance(1, of: 2) ? cadence : nil, inPerson: random.chance(1, of: 4) ? Self.cadence("2w") : nil)
        case 20: return .ignore
        case 21..<23:
            return .pause(
                whom, inDays: random.chance(1, of: 2) ? 0 : Int.random(in: 0...6, using: &random),
                days: random.chance(3, of: 4) ? Int.random(in: 1...20, using: &random) : nil)
        case 23..<25: return .resume(whom)
        case 25: return .endPromise(isKept: random.chance(1, of: 2))
        case 26, 27: return .promise(inDays: Int.random(in: 0...9, using: &random))
        case 28: return random.chance(1, of: 2) ? .gave : .got
        case 29:
            // From numbers of their own, so that a seed's other choices stay what they were.
            var aside = random
            aside = SplitMix64(seed: aside.next())
            if aside.chance(1, of: 2) { return .settle }
            return .assign(Self.groups.randomElement(using: &aside) ?? "friends", isIn: aside.chance(2, of: 3))
        case 30: return .introduce(number())
        default: return random.chance(1, of: 6) ? .merge(number()) : .skip
        }
    }
}
