import AddressBook
import ControlInterface
import FoundationEssentials
import Glibc
import Journal
import KeepInTouch
import Platform
import SQLite
import VCard
import Varlink

/// The control socket's handlers: each decodes, calls the coordinator, encodes, and nothing else.
@MainActor
package struct ControlService {
    let coordinator: Coordinator
    private let stream: EventStream

    /// Serves what the coordinator does, and has subscribers added to the stream.
    package init(_ coordinator: Coordinator, _ stream: EventStream) {
        self.coordinator = coordinator
        self.stream = stream
    }

    /// Registers a handler for every method of the interface.
    ///
    /// Throws a `RegistrationError` where interface and handlers disagree.
    package func register(with service: Service) throws {
        try service.handle(Control.GetStatus.self) { _ in status() }
        try service.enumerate(Control.ListReminders.self) { reminders(through: $0.through) }
        try service.enumerate(Control.ListContacts.self) { contacts($0) }
        try service.handle(Control.GetContact.self) { try contact($0.contact) }
        try service.enumerate(Control.ListEntries.self) { try entries(about: $0.contact) }
        try service.handle(Control.Acknowledge.self) { parameters in
            let (interaction, when) = try interaction(parameters)
            let (again, isSpan) = (parameters.again, parameters.span ?? false)
            return try said(parameters.contacts) { .acknowledge(who: $0, interaction, when: when, again: again, isSpan: isSpan) }
        }
        try service.handle(Control.Snooze.self) { parameters in
            let until =
                switch parameters.until {
                case .day(let day): SnoozeEnd.day(day)
                case .instant(let local): SnoozeEnd.instant(local.instant)
                }
            return try said(parameters.contacts) { .snooze(who: $0, until: until, isSpan: parameters.span ?? false) }
        }
        try service.handle(Control.Skip.self) { try said($0.contacts) { .skip(who: $0) } }
        try service.handle(Control.SetUp.self) { parameters in
            guard (1...Self.namedBound).contains(parameters.people.count) else { throw VarlinkError.invalidParameter("people") }
            let people = parameters.people.map { Beginning($0.contact, every: $0.every, last: $0.last, from: $0.from) }
            return .init(act: try asking { () throws(RequestError) in try coordinator.setUp(people) })
        }
        try service.handle(Control.TryDesktop.self) { _ in
            let isWanted = coordinator.configuration.desktop.notifications
            if isWanted { for output in coordinator.outputs { output.tryOut() } }
            return .init(wanted: isWanted)
        }
        try service.handle(Control.Track.self) { parameters in
            try said(parameters.contacts) { .track(who: $0, every: parameters.every, inPerson: parameters.inPerson) }
        }
        try service.handle(Control.Ignore.self) { parameters in
            try said(parameters.contacts) { .ignore(who: $0, isSure: parameters.sure ?? false) }
        }
        try service.handle(Control.AddContact.self) { try add($0) }
        try service.handle(Control.ImportCards.self) { try importCards($0) }
        try service.enumerate(Control.ListCards.self) { try cards(match: $0.match) }
        try service.subscribe(Control.Subscribe.self) { _, subscriber in stream.add(subscriber, due: dueReminders()) }
        try registerEditing(with: service)
        try registerRelations(with: service)
        try registerCorrecting(with: service)
        try registerPlanning(with: service)
        try registerMerging(with: service)
        try registerReport(with: service)
        try registerExamination(with: service)
        try registerEvidence(with: service)
    }

    // MARK: Reading

    private func status() -> WireStatus {
        let now = coordinator.clock.now()
        let zone = coordinator.book.zone
        return WireStatus(
            version: Version.text, since: local(coordinator.started), zone: zone.identifier,
            contacts: coordinator.book.contactCount,
            tracked: coordinator.book.trackedCount, due: coordinator.book.dueCount(now), nextWake: coordinator.nextWake.map(local),
            nextTelling: coordinator.book.nextTelling.map(local),
            next: coordinator.book.next.map { wire($0, now) }, backSince: coordinator.book.backSince,
            capacity: WireCapacity(coordinator.book.capacity), addressBooks: coordinator.configuration.addressBookSettings,
            journal: coordinator.journal.path,
            configuration: coordinator.paths.configFile, lastBackup: coordinator.backup.newestTaken().map(local),
            syncFolder: coordinator.exchange?.folder.path, writer: coordinator.journal.writer.digits, machines: machines,
            pauses: coordinator.book.pauses.map { WirePlannedPause($0.pause, of: $0.subject, in: coordinator.book) },
            overdueByChange: coordinator.overdueByChange,
            problems: problems())
    }

    /// How many other machines are named.
    private static let machineBound = 20

    private var machines: [WireMachine] {
        (coordinator.exchange?.others.prefix(Self.machineBound) ?? []).map { other in
            WireMachine(name: other.machine, writer: other.writer.digits, latest: other.latest.map(local), missing: other.missing)
        }
    }

    /// How many problems are named, so that they always go into one message.
    private static let problemBound = 500

    private func problems() -> [WireProblem] {
        let all = (coordinator.problems.all + coordinator.outputs.flatMap(\.problems)).map { WireProblem($0) }
        guard all.count > Self.problemBound else { return all }
        let more = WireProblem(
            file: coordinator.paths.dataFolder, message: "\(all.count - Self.problemBound) more problems; mend these first")
        return all.prefix(Self.problemBound) + [more]
    }

    private func reminders(through: CivilDate?) -> some Sequence<Control.ListReminders.Reply> {
        let now = coordinator.clock.now()
        let book = coordinator.book
        let listed = book.due(now, includingHidden: true)
        let today = book.todaysReminders(among: listed, at: now)
        let hidden = listed.filter { $0.isHidden(at: now) }
        let reminders = (hidden.isEmpty ? listed : listed.filter { !$0.isHidden(at: now) } + hidden) + (through.map(book.upcoming) ?? [])
        return reminders.inBatches.lazy.map { batch in
            .init(
                reminders: batch.map { reminder in
                    var row = WireReminder(reminder, in: book, now: now)
                    if today.contains(reminder.id) { row.today = true }
                    return row
                })
        }
    }

    private func dueReminders() -> [WireReminder] {
        let now = coordinator.clock.now()
        return coordinator.book.due(now).map { wire($0, now) }
    }

    private func contacts(_ parameters: Control.ListContacts.Parameters) -> some Sequence<Control.ListContacts.Reply> {
        let book = coordinator.book
        var filter = ContactFilter()
        filter.match = parameters.match
        filter.group = parameters.group
        filter.isNeverContacted = parameters.neverContacted ?? false
        filter.isInNoGroup = parameters.inNoGroup ?? false
        filter.isIgnored = parameters.ignored ?? false
        filter.hasFavors = parameters.withFavors ?? false
        return book.contacts(filter).inBatches.lazy.map { .init(contacts: $0.map { WireContact($0.contact, $0.relation) }) }
    }

    /// How many e-mail addresses, and telephone numbers, are named of a contact.
    static let addressBound = 100

    private func contact(_ who: String) throws -> Control.GetContact.Reply {
        let contact = try find(who)
        let now = coordinator.clock.now()
        let found = coordinator.addressBook.card(of: contact.id)
        let cards = (found.map { [$0.card] } ?? []) + coordinator.addressBook.otherCards(of: contact.id)
        return .init(
            contact: wire(contact), reminders: coordinator.book.open(for: contact.id).map { wire($0, now) },
            emails: Array(cards.flatMap(\.emails).withoutRepetitions.prefix(Self.addressBound)),
            telephones: Array(cards.flatMap(\.telephones).withoutRepetitions.prefix(Self.addressBound)),
            organization: cards.lazy.compactMap(\.organization).first,
            dates: anniversary(cards) + cards.flatMap(\.otherDates).map { WireLabelledDate($0.label, $0.date) } + partialBirthday(cards),
            related: cards.flatMap(\.relations).compactMap(related),
            file: found?.file ?? "",
            introducedBy: acquaintances(coordinator.book.introducers(of: contact.id), of: contact),
            knows: acquaintances(coordinator.book.relation(to: contact.id)?.knows ?? [], of: contact),
            unanswered: coordinator.book.relation(to: contact.id)?.unanswered)
    }

    private func anniversary(_ cards: [Card]) -> [WireLabelledDate] {
        cards.lazy.compactMap(\.anniversary).first.map { [WireLabelledDate("anniversary", $0)] } ?? []
    }

    /// A birthday of which the card has a part alone: there is nothing to be reminded of, and it is shown as it is.
    private func partialBirthday(_ cards: [Card]) -> [WireLabelledDate] {
        guard let birthday = cards.lazy.compactMap(\.birthday).first, birthday.dayText == nil, !birthday.text.isEmpty else { return [] }
        return [WireLabelledDate(label: "birthday", date: birthday.text)]
    }

    /// Nil where the other card is not in the address book.
    private func related(_ relation: Card.Relation) -> WireRelated? {
        let label = relation.label.isEmpty ? nil : relation.label
        switch relation.whom {
        case .name(let name): return WireRelated(label: label, name: name)
        case .uid(let uid):
            let id = coordinator.book.identities.contact(of: ContactID(rawValue: uid))
            return coordinator.book.contact(id).map { WireRelated(label: label, name: $0.name) }
        }
    }

    private func entries(about who: String) throws -> some Sequence<Control.ListEntries.Reply> {
        let contact = try find(who)
        let entries = try asking { () throws(RequestError) in try coordinator.entries(about: contact.id) }
        let (corrections, shortIDs) = (Corrections(entries), entries.shortIDs)
        return entries.lazy.map { entry in
            let isUndone = !corrections.stands(entry)
            // What is taken back is shown as it was said.
            return .init(
                entry: WireEntry(
                    isUndone ? entry : corrections.counted(entry) ?? entry, shortID: shortIDs[entry.id], undone: isUndone,
                    amended: !isUndone && corrections.isAmended(entry), in: coordinator.book))
        }
    }

    // MARK: Writing

    private func add(_ parameters: Control.AddContact.Parameters) throws -> Control.AddContact.Reply {
        let name = try line(parameters.name, "name")
        guard name.count <= 256 else { throw VarlinkError.invalidParameter("name") }
        var card = AddressBook.NewCard(name: name)
        card.groups = try groups(parameters.groups)
        card.email = try parameters.email.map { try line($0, "email") }
        card.telephone = try parameters.telephone.map { try line($0, "telephone") }
        card.birthday = parameters.birthday
        card.met = parameters.met
        let (contact, file) = try asking { () throws(RequestError) in try coordinator.add(card) }
        // The card is there: doing all of it again would make another.
        do {
            if let every = parameters.every {
                _ = try said([contact.id.rawValue]) { .track(who: $0, every: every) }
                coordinator.lastCardAct = (contact, .added)
            }
        } catch let postponed as Postponed {
            throw postponed.answer
        }
        return .init(contact: wire(contact), file: file)
    }

    private func interaction(_ parameters: Control.Acknowledge.Parameters) throws -> (Interaction, when: Instant) {
        let note = try parameters.note.map { try self.note($0) }
        let when = parameters.when.map { instant($0, .past) } ?? coordinator.clock.now()
        return (Interaction(via: parameters.via ?? .other, note: note), when)
    }

    /// A note as it is kept: far more than anybody types, and little enough to list a whole history.
    func note(_ text: String) throws -> String {
        guard text.utf8.count <= 16_384 else { throw VarlinkError.invalidParameter("note") }
        return text
    }

    func instant(_ when: When, _ direction: TimeExpression.Direction) -> Instant {
        when.instant(direction, now: coordinator.clock.now(), in: coordinator.book.zone)
    }

    // MARK: Encoding

    func find(_ who: String) throws -> Contact {
        do { return try coordinator.book.find(who) } catch { throw explained(ControlError(error, in: coordinator.book)) }
    }

    func local(_ instant: Instant) -> LocalInstant { LocalInstant(instant, in: coordinator.book.zone) }

    func wire(_ contact: Contact) -> WireContact { WireContact(contact, in: coordinator.book) }

    func wire(_ reminder: Reminder, _ now: Instant) -> WireReminder { WireReminder(reminder, in: coordinator.book, now: now) }
}

extension WireProblem {
    /// What needs the user's hand, for the wire.
    init(_ problem: Problem) { self.init(file: problem.file, line: problem.line, message: problem.message) }
}

extension WireLabelledDate {
    /// The date as the card has it, if it isn't a day.
    fileprivate init(_ label: String, _ date: PartialDate) { self.init(label: label, date: date.dayText ?? date.text) }
}

extension Sequence<String> {
    /// Each text once, as it came first.
    fileprivate var withoutRepetitions: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
