import KeepInTouch

extension World {
    /// Lives the whole scenario. Throws the first broken promise.
    mutating func live() throws {
        try start()
        for action in scenario.actions { try perform(action) }
    }

    mutating func perform(_ action: Action) throws {
        note(action.line)
        switch action {
        case .wait(let minutes):
            let end = now.adding(seconds: minutes * 60)
            days += Double(minutes) / 1440
            while nextWake <= end { try wake(from: now) }
            now = end
            lived.ran = now
        case .suspend(let minutes, let isNoticed):
            days += Double(minutes) / 1440
            now = now.adding(seconds: minutes * 60)
            if isNoticed { try clockChanged() }
        case .off(let minutes):
            days += Double(minutes) / 1440
            now = now.adding(seconds: minutes * 60)
            try start()
        case .setClock(let minutes, let isNoticed):
            now = now.adding(seconds: minutes * 60)
            noteClock(minutes * 60)
            if isNoticed { try clockChanged() } else { try start() }
        case .travel(let index):
            zone = Zones.all[index]
            try clockChanged()
        case .say(let saying):
            guard let intent = intent(saying) else { break }
            note("  \(intent)")
            try alive { world in _ = try world.say(intent, saying) }
        case .undo(let ago): try alive { world in _ = try world.undo(ago) }
        case .changeMind(let sayings): try changeMind(sayings)
        case .notice(let index, let evidence, let minutes):
            let happened = now.adding(seconds: -minutes * 60)
            let one = Noticing(Scenario.id(index), evidence, happened: happened, on: zone.date(at: happened))
            // Whoever looks may look twice.
            for _ in 1...2 { try alive { world in _ = try world.ask(.noticed([one])) } }
        case .judge(let ago, let verdict):
            guard let entry = disk.noticed(ago) else { break }
            try alive { world in _ = try world.ask(.judged([entry], verdict)) }
        case .write(let contact):
            disk.cards[contact.id] = contact
            noteCards()
            try alive { world in try world.take(.cardsChanged(CardChanges(changed: [contact]))) }
        case .delete(let index):
            disk.cards[Scenario.id(index)] = nil
            try alive { world in try world.take(.cardsChanged(CardChanges(removed: [Scenario.id(index)]))) }
        case .reload(let policy):
            disk.policy = policy
            try alive { world in try world.take(.configured(policy, CardChanges())) }
        case .refuse(let times): disk.refusals += times
        case .crash(let steps): fuse = steps
        case .restart: try start()
        case .compare: try checkRestart()
        case .everyMinute(let minutes): try checkEveryMinute(minutes)
        case .drain: try checkDrains()
        case .foresee: try checkForeseen()
        }
        try checkAll()
    }

    private mutating func wake(from start: Instant) throws {
        now = max(start, nextWake)
        try checkSleep(since: start)
        let before = (entries: disk.entries.count, heard: heard, today: book.today, isTroubled: isRetrying || fuse != nil)
        try alive { world in try world.take(.woke) }
        let isIdle = disk.entries.count == before.entries && heard == before.heard && book.today == before.today
        if watch.isOn, isIdle, !isRetrying, !before.isTroubled, start < now { throw Broken(.forSomething, "at \(local(now))") }
    }

    private mutating func clockChanged() throws {
        try alive { world in try world.take(.clockChanged(world.zone)) }
    }

    private mutating func say(_ intent: Intent, _ saying: Saying, isLast: Bool = true) throws -> Bool {
        guard try ask(.said(intent), isLast: isLast && !saying.isMerge) else { return false }
        if saying.isMerge, let contact = disk.merged.last?.merged {
            // The card of a merged contact goes to the trash.
            disk.trash[contact] = disk.cards.removeValue(forKey: contact)
            try take(.cardsChanged(CardChanges(removed: [contact])))
        }
        return true
    }

    private mutating func undo(_ ago: Int = 0, isLast: Bool = true) throws -> Bool {
        let what: TakingBack.Wish = ago == 0 ? .lastAct : disk.undoable(ago).map { .entry($0) } ?? .lastAct
        let taking: TakingBack
        do { taking = try disk.takingBack(what, in: book) } catch is Refusal { return false }
        let merged = taking.entries.compactMap(\.merged)
        guard try ask(.tookBack(taking), isLast: isLast && merged.isEmpty) else { return false }
        note("  takes back \(taking.entries.map(\.what))")
        let back = merged.compactMap { disk.trash.removeValue(forKey: $0) }.filter { disk.cards[$0.id] == nil }
        for contact in back { disk.cards[contact.id] = contact }
        if !back.isEmpty { noteCards() }
        if !merged.isEmpty { try take(.cardsChanged(CardChanges(changed: back))) }
        return true
    }

    /// Says things and takes all of them back, before the daemon says anything.
    private mutating func changeMind(_ sayings: [Saying]) throws {
        // Not with a merge, which changes what can be taken back.
        if sayings.contains(where: \.isMerge) || disk.refusals > 0 || fuse != nil { return }
        try take(.woke)
        let before = Plan(book, at: now)
        var count = 0
        for saying in sayings {
            guard let intent = intent(saying) else { continue }
            note("  \(intent)")
            let said = disk.entries.count
            // The same thing twice within a minute is noted once.
            if try say(intent, saying, isLast: false), disk.entries.count > said { count += 1 }
        }
        for _ in 0..<count { _ = try undo(isLast: false) }
        try checkUndone(before)
        try take(.woke)
    }

    /// The intent; nil: there is no contact for it.
    private func intent(_ saying: Saying) -> Intent? {
        let who: String
        switch saying.who {
        case .contact(let index): who = Scenario.id(index).rawValue
        case .due(let index):
            let due = book.due(now)
            guard !due.isEmpty else { return nil }
            who = due[index % due.count].id.contact.rawValue
        case .button(let index):
            guard !told.isEmpty else { return nil }
            who = told[max(0, told.count - 1 - index)].description
        }
        return intent(saying.what, who)
    }

    private func intent(_ what: Saying.What, _ who: String) -> Intent {
        if case .snooze = what, who.hasPrefix("promise/") { return .settle(who: who) }
        if case .snoozeDays = what, who.hasPrefix("promise/") { return .settle(who: who) }
        let today = zone.date(at: now)
        func whom(_ whom: Saying.Whom) -> Intent.Whom {
            switch whom {
            case .who: .contact(who)
            case .group(let name): .group(name)
            case .everybody: .everybody
            }
        }
        switch what {
        case .acknowledge(let via, let ago, let again):
            let when = now.adding(seconds: -ago * 60)
            // Only of what is said as it happens is it sure on which day it was said.
            let isSpan = ago == 0 && again.map { $0 % 2 == 0 } ?? false
            return .acknowledge(who: who, Interaction(via: via), when: when, again: again.map { today.adding(days: $0) }, isSpan: isSpan)
        case .snooze(let minutes): return .snooze(who: who, until: .instant(now.adding(seconds: minutes * 60)), isSpan: minutes % 2 == 0)
        case .snoozeDays(let days): return .snooze(who: who, until: .day(today.adding(days: days)), isSpan: days % 2 == 0)
        case .skip: return .skip(who: who)
        case .track(let every, let inPerson): return .track(who: who, every: every, inPerson: inPerson)
        case .ignore: return .ignore(who: who, isSure: true)
        case .pause(let scope, let inDays, let days):
            let from = today.adding(days: inDays)
            return .pause(whom(scope), Pause(from: from, until: days.map { from.adding(days: $0) }))
        case .resume(let scope): return .resume(whom(scope))
        case .endPromise(let isKept): return .endPromise(who: who, text: nil, isKept: isKept)
        case .promise(let days): return .promise(who: who, "send the book", on: today.adding(days: days), isSpan: days % 2 == 0)
        case .gave: return .gave(who: who, "a ride")
        case .got: return .got(who: who, "a hint")
        case .settle: return .settle(who: who)
        case .assign(let group, let isIn): return .assign(who: who, group: group, isIn: isIn)
        case .introduce(let other): return .introduce(who: who, other: Scenario.id(other).rawValue)
        case .merge(let other): return .merge(who: who, other: Scenario.id(other).rawValue)
        }
    }
}

extension Saying {
    var isMerge: Bool { if case .merge = what { true } else { false } }
}

extension Entry {
    var isMerge: Bool { merged != nil }
    /// The contact that was merged into the entry's.
    var merged: ContactID? { if case .merged(let other) = what { other } else { nil } }
}

extension Action {
    /// A line for the report of a failure.
    var line: String {
        switch self {
        case .wait(let minutes): "- wait \(Self.span(minutes))"
        case .suspend(let minutes, let isNoticed): "- suspend for \(Self.span(minutes))\(isNoticed ? "" : ", not noticed at once")"
        case .off(let minutes): "- off for \(Self.span(minutes))"
        case .setClock(let minutes, let isNoticed):
            "- set the clock by \(minutes < 0 ? "-" : "+")\(Self.span(abs(minutes)))\(isNoticed ? "" : ", while it is off")"
        case .travel(let zone): "- travel to \(Zones.all[zone].identifier)"
        case .say(let saying): "- say of \(saying.who): \(saying.what)"
        case .undo(let ago): "- undo what was said \(ago) before the last"
        case .notice(let index, let evidence, let minutes):
            "- notice c\(index), \(Self.span(minutes)) ago: \(evidence.via) \(evidence.direction), by \(evidence.source)"
        case .judge(let ago, let verdict): "- what was noticed \(ago) before the last is \(verdict)"
        case .changeMind(let sayings): "- say \(sayings.count) things, and take them back"
        case .write(let contact): "- write \(contact.brief)"
        case .delete(let index): "- delete the card of c\(index)"
        case .reload(let policy): "- configure: \(policy.brief)"
        case .refuse(let times): "- the disk will refuse \(times) times"
        case .crash(let steps): "- the daemon will die in \(steps) steps"
        case .restart: "- restart"
        case .compare: "- compare with another daemon"
        case .foresee: "- compare with what is forecast"
        case .drain: "- nobody says anything, until all is told"
        case .everyMinute(let minutes): "- compare with a daemon that looks every minute, for \(Self.span(minutes))"
        }
    }

    private static func span(_ minutes: Int) -> String {
        let (days, hours) = (minutes / 1440, minutes / 60 % 24)
        return (days > 0 ? "\(days)d " : "") + (hours > 0 ? "\(hours)h " : "") + "\(minutes % 60)min"
    }
}

extension Contact {
    /// What matters of a card.
    var brief: String {
        let parts = [
            groups.isEmpty ? nil : "in \(groups.joined(separator: ", "))", birthday.map { "birthday \($0)" },
            anniversary.map { "anniversary \($0)" },
            dates.isEmpty ? nil : dates.map { "\"\($0.label)\" \($0.day)" }.joined(separator: ", "), met.map { "met \($0)" },
        ]
        return ([id.rawValue] + parts.compactMap(\.self)).joined(separator: "; ")
    }
}

extension Policy {
    /// What matters of a configuration.
    var brief: String {
        let groups = groups.sorted { $0.key < $1.key }.map { name, group in
            "\(name) \(group.every)" + (group.atMost.map { " at most \($0)" } ?? "") + (group.inPerson.map { " in person \($0)" } ?? "")
                + (group.leadDays.map { " lead \($0)d" } ?? "")
        }
        let days = Weekday.allCases.filter(delivery.days.contains).map { String($0.rawValue.prefix(3)) }
        let quiet = delivery.quiet.map { ", quiet \($0.from)-\($0.to)" }.joined()
        return ((every.map { ["everyone \($0)"] } ?? []) + groups).joined(separator: ", ")
            + "; birthdays \(birthdays), anniversaries \(anniversaries), lead \(leadDays)d, ladder \(ladder), repeat \(repeats)"
            + "; told \(delivery.from)-\(delivery.to) \(days.joined(separator: " "))\(quiet), \(delivery.budget) a day"
    }
}
