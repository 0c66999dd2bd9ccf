import FoundationEssentials
import KeepInTouch
import Oracle
import TestSupport

/// Machines of one person that write a journal each, and read what the others have published.
struct Machines {
    let scenario: MachinesScenario
    private(set) var worlds: [World]
    /// What was published, in the order in which it was.
    private var published: [Entry] = []
    private var places: Set<EntryPlace> = []
    private var backups: [Disk?]
    private var writers = 0
    /// How often something arrived.
    private(set) var arrivals = 0
    /// What happened, in lines, of all machines.
    private(set) var story: [String] = []

    /// `isTold`: what happens is written down. `isJudged`: the oracle is asked, too, where the clocks are right.
    init(_ scenario: MachinesScenario, isTold: Bool = false, isJudged: Bool = true) {
        self.scenario = scenario
        worlds = scenario.ahead.indices.map { index in
            var own = scenario.scenario
            own.now = own.now.adding(seconds: scenario.ahead[index] * 60)
            // Ids of their own.
            own.seed = own.seed &* 8 &+ UInt64(index)
            var world = World(own)
            if isTold { world.watch.story = [] }
            world.watch.isJudged = isJudged && scenario.ahead.allSatisfy { $0 == 0 }
            return world
        }
        backups = Array(repeating: nil, count: worlds.count)
        for index in worlds.indices { worlds[index].disk.change(writer: nextWriter()) }
    }

    private mutating func nextWriter() -> UUID {
        writers += 1
        return UUID(uuid: (UInt8(writers * 37 & 255), UInt8(writers), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }

    /// Lives the whole scenario. Throws the first broken promise.
    mutating func live() throws {
        try start()
        for event in scenario.events { try perform(event) }
        try end()
    }

    /// Adds what the machines have noted since to the story.
    private mutating func collect() {
        for index in worlds.indices {
            story += (worlds[index].watch.story ?? []).map { "m\(index) \($0)" }
            if worlds[index].watch.story != nil { worlds[index].watch.story = [] }
        }
    }

    mutating func start() throws { for index in worlds.indices { try worlds[index].start() } }

    mutating func perform(_ event: Event) throws {
        if worlds[0].watch.story != nil { story.append(event.line) }
        defer { collect() }
        switch event {
        case .on(let machine, let action):
            let former = worlds[machine].disk.cards
            try worlds[machine].perform(action)
            if worlds[machine].disk.cards != former { try synchronize(from: worlds[machine].disk) }
        case .everywhere(let action): for index in worlds.indices { try worlds[index].perform(action) }
        case .asleep(let machine, let minutes, let isNoticed):
            for index in worlds.indices {
                try worlds[index].perform(index == machine ? .suspend(minutes: minutes, isNoticed: isNoticed) : .wait(minutes: minutes))
            }
        case .publish(let machine): publish(machine)
        case .receive(let machine, let share, let portions, let seed):
            try receive(machine, share: share, portions: portions, seed: seed)
        case .backUp(let machine): backups[machine] = worlds[machine].disk
        case .restore(let machine):
            guard let backup = backups[machine] else { break }
            try goOn(machine, with: backup)
        case .clone(let machine, let other): if machine != other { try goOn(machine, with: worlds[other].disk) }
        }
    }

    /// The address books are the same everywhere, as another program keeps them.
    private mutating func synchronize(from disk: Disk) throws {
        for index in worlds.indices where worlds[index].disk.cards != disk.cards { try worlds[index].synchronize(disk.cards, disk.trash) }
    }

    private mutating func publish(_ machine: Int) {
        for entry in worlds[machine].disk.entries where entry.place?.writer == worlds[machine].disk.writer {
            if let place = entry.place, places.insert(place).inserted { published.append(entry) }
        }
    }

    private mutating func receive(_ machine: Int, share: Int, portions: Int, seed: UInt64) throws {
        let there = Set(worlds[machine].disk.entries.compactMap(\.place))
        var random = SplitMix64(seed: seed)
        let new = published.filter { entry in
            entry.place.map { !there.contains($0) } ?? false && random.chance(1, of: share)
        }.shuffled(using: &random)
        for portion in 0..<portions {
            let part = new.enumerated().filter { $0.offset % portions == portion }.map(\.element)
            if !part.isEmpty { try worlds[machine].hear(part, isTogether: scenario.isTogether) }
            arrivals += part.count
        }
    }

    /// The machine goes on with another disk, under another name. What it had written is published, or it would be lost.
    private mutating func goOn(_ machine: Int, with disk: Disk) throws {
        publish(machine)
        try worlds[machine].goOn(with: disk, writer: nextWriter())
    }

    // MARK: The end

    /// Everything is heard everywhere, with clocks that are right, in one zone.
    mutating func end() throws {
        defer { collect() }
        for index in worlds.indices { try worlds[index].come(to: worlds[0].zone, setting: -scenario.ahead[index]) }
        for round in 0... {
            let before = worlds.map(\.disk.entries.count)
            for index in worlds.indices { publish(index) }
            for index in worlds.indices { try receive(index, share: 1, portions: 1, seed: UInt64(round)) }
            if worlds.map(\.disk.entries.count) == before { break }
            if round > 10 { throw Broken(.sameEverywhere, "after \(round) exchanges there is still something to hear") }
        }
        let first = worlds[0]
        let (ids, plan) = (Set(first.disk.entries.map(\.id)), Plan(first.book, at: first.now))
        for index in worlds.indices {
            var world = worlds[index]
            if world.now != first.now { throw Broken(.sameEverywhere, "the clocks differ") }
            if let more = world.disk.entries.first(where: { !ids.contains($0.id) })
                ?? published.first(where: { !world.disk.isThere($0.id) })
            {
                throw Broken(.sameEverywhere, "m\(index) and m0 don't both have \(more.what)")
            }
            try world.checkRestart()
            try world.checkOrder()
            let there = Plan(world.book, at: world.now)
            if there != plan { throw Broken(.sameEverywhere, "on m0 and m\(index) " + plan.difference(from: there)) }
        }
    }
}

extension World {
    /// What other machines have written arrives.
    ///
    /// `isTogether`: the clocks are less than a day apart. What was told a day ahead of the clock counts as none.
    mutating func hear(_ entries: [Entry], isTogether: Bool) throws {
        note("arrives: \(entries.map { "\($0.what)" })")
        for entry in entries {
            // Where another machine's clock is a day behind, what was told here was not told yet.
            if case .redated(let id, _) = entry.what { lived.void.insert(id) }
            guard isTogether, case .told(let key, let moment) = entry.what, key.kind.isBudgeted, let day = entry.day,
                let contact = entry.contact
            else { continue }
            toldOnce[TellingMoment(id: ReminderID(key: key, contact: contact), moment: moment, day: day)] = entry.id
        }
        try alive { world in _ = try world.ask(.arrived(entries)) }
        // The disk may refuse; it arrives again later.
        try checkAll()
    }

    /// Entries count in the order that the contract has.
    func checkOrder() throws {
        let (ours, theirs) = (Corrections(disk.corrections()).ordered(disk.entries), disk.entries.inOrderOfAll())
        guard let odd = zip(ours, theirs).first(where: { $0.place != $1.place }) else { return }
        throw Broken(.sameEverywhere, "\(odd.0.what) is where \(odd.1.what) should be")
    }

    mutating func synchronize(_ cards: [ContactID: Contact], _ trash: [ContactID: Contact]) throws {
        let removed = disk.cards.keys.filter { cards[$0] == nil }
        let changed = cards.values.filter { disk.cards[$0.id] != $0 }.sorted { $0.id.rawValue < $1.id.rawValue }
        (disk.cards, disk.trash) = (cards, trash)
        noteCards()
        try alive { world in try world.take(.cardsChanged(CardChanges(changed: changed, removed: removed))) }
    }

    mutating func goOn(with disk: Disk, writer: UUID) throws {
        let former = self.disk
        self.disk = disk
        (self.disk.cards, self.disk.trash, self.disk.policy) = (former.cards, former.trash, former.policy)
        (self.disk.lastRan, self.disk.now) = (former.lastRan, now)
        self.disk.change(writer: writer)
        fuse = nil
        (closed, toldOnce) = ([:], [:])
        try start()
    }

    /// The clock is set right by so many minutes, in that zone, and nothing fails any more.
    mutating func come(to zone: Zone, setting minutes: Int) throws {
        (fuse, disk.refusals) = (nil, 0)
        self.zone = zone
        now = now.adding(seconds: minutes * 60)
        noteClock(minutes * 60)
        try alive { world in try world.take(.clockChanged(zone)) }
    }
}
