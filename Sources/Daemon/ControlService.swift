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

/// The control socket's handlers: each decodes, calls the keeper, encodes, and nothing else.
@MainActor
package struct ControlService {
    let keeper: Keeper

    /// Serves a keeper.
    package init(_ keeper: Keeper) {
        self.keeper = keeper
    }

    /// Registers a handler for every method of the interface.
    ///
    /// Throws a `RegistrationError` where interface and handlers disagree.
    package func register(with service: Service) throws {
        try service.handle(Control.GetStatus.self) { _ in status() }
        try service.enumerate(Control.ListReminders.self) { try reminders(through: $0.through) }
        try service.enumerate(Control.ListContacts.self) { contacts($0) }
        try service.handle(Control.GetContact.self) { try contact($0.contact) }
        try service.enumerate(Control.ListEntries.self) { try entries(about: $0.contact) }
        try service.handle(Control.Acknowledge.self) { parameters in
            let (interaction, when) = try interaction(parameters)
            return said(try keeper.say(.acknowledge(who: parameters.contact, interaction, when: when)))
        }
        try service.handle(Control.Log.self) { parameters in
            let (interaction, when) = try interaction(parameters)
            return said(try keeper.say(.log(who: parameters.contact, interaction, when: when)))
        }
        try service.handle(Control.Snooze.self) { parameters in
            guard let until = instant(parameters.until, .future) else { throw VarlinkError.invalidParameter("until") }
            return said(try keeper.say(.snooze(who: parameters.contact, until: until)))
        }
        try service.handle(Control.Skip.self) { said(try keeper.say(.skip(who: $0.contact))) }
        try service.handle(Control.Track.self) { said(try keeper.say(try track($0))) }
        try service.handle(Control.Ignore.self) { said(try keeper.say(.ignore(who: $0.contact))) }
        try service.handle(Control.Undo.self) { _ in
            let (contact, undone) = try keeper.undo()
            return .init(contact: contact.map(wire), entry: WireEntry(undone, undone: true, in: keeper.book))
        }
        try service.handle(Control.AddContact.self) { try add($0) }
        try service.handle(Control.ImportCards.self) { try importCards($0) }
        try service.enumerate(Control.ListCards.self) { cards(match: $0.match) }
        try service.subscribe(Control.Subscribe.self) { _, subscriber in keeper.teller.add(subscriber, due: dueReminders()) }
        try registerEditing(with: service)
        try registerRelations(with: service)
        try registerPlanning(with: service)
        try registerMerging(with: service)
        try registerReport(with: service)
        try registerExamination(with: service)
    }

    // MARK: Reading

    private func status() -> WireStatus {
        let now = keeper.clock.now()
        let zone = keeper.book.zone
        return WireStatus(
            version: Version.text, since: keeper.started.rfc3339(in: zone), zone: zone.identifier, contacts: keeper.book.contactCount,
            tracked: keeper.book.trackedCount, due: keeper.book.dueCount(now), nextWake: keeper.nextWake?.rfc3339(in: zone),
            next: keeper.book.next.map { wire($0, now) }, addressBooks: keeper.configuration.addressBooks, journal: keeper.journal.path,
            configuration: keeper.paths.configFile, lastBackup: keeper.backup.copies.newest?.taken.rfc3339(in: zone),
            pauses: keeper.book.pauses.map { WirePause($0.pause, of: $0.subject) },
            problems: problems())
    }

    /// How many problems are named, so that they always go into one message.
    private static let problemBound = 500

    private func problems() -> [WireProblem] {
        let all = Keeper.ProblemSource.allCases.flatMap { keeper.problems[$0] ?? [] } + (keeper.teller.hooks?.problems() ?? [])
        guard all.count > Self.problemBound else { return all }
        let more = WireProblem(file: keeper.paths.dataFolder, message: "\(all.count - Self.problemBound) more problems; mend these first")
        return all.prefix(Self.problemBound) + [more]
    }

    private func reminders(through: String?) throws -> [Control.ListReminders.Reply] {
        let now = keeper.clock.now()
        let book = keeper.book
        let due = book.due(now, includingHidden: true)
        var reminders = due.filter { !$0.isHidden(at: now) } + due.filter { $0.isHidden(at: now) }
        if let through {
            guard let last = CivilDate(through) else { throw VarlinkError.invalidParameter("through") }
            reminders += book.upcoming(through: last)
        }
        return reminders.inBatches.map { .init(reminders: $0.map { wire($0, now) }) }
    }

    private func dueReminders() -> [WireReminder] {
        let now = keeper.clock.now()
        return keeper.book.due(now).map { wire($0, now) }
    }

    private func contacts(_ parameters: Control.ListContacts.Parameters) -> some Sequence<Control.ListContacts.Reply> {
        let book = keeper.book
        var filter = ContactFilter()
        filter.match = parameters.match
        filter.group = parameters.group
        filter.isNeverContacted = parameters.neverContacted ?? false
        filter.isInNoGroup = parameters.inNoGroup ?? false
        filter.isIgnored = parameters.ignored ?? false
        filter.hasFavors = parameters.withFavors ?? false
        return book.contacts(filter).inBatches.lazy.map { .init(contacts: $0.map { WireContact($0, in: book) }) }
    }

    /// How many e-mail addresses, and telephone numbers, are named of a contact.
    private static let addressBound = 100

    private func contact(_ who: String) throws -> Control.GetContact.Reply {
        let contact = try find(who)
        let now = keeper.clock.now()
        let found = keeper.addressBook.card(of: contact.id)
        return .init(
            contact: wire(contact), reminders: keeper.book.reminders(for: contact.id).map { wire($0, now) },
            emails: Array((found?.card.emails ?? []).prefix(Self.addressBound)),
            telephones: Array((found?.card.telephones ?? []).prefix(Self.addressBound)),
            organization: found?.card.organization, file: found?.file ?? "",
            introducedBy: acquaintances(keeper.book.introducers(of: contact.id), of: contact),
            knows: acquaintances(keeper.book.relation(to: contact.id)?.knows ?? [], of: contact))
    }

    private func entries(about who: String) throws -> [Control.ListEntries.Reply] {
        let contact = try find(who)
        let entries: [Entry]
        do { entries = try keeper.entries(about: contact.id) } catch { throw ControlError.journalFailed(reason: error.description) }
        let undone = Set(entries.compactMap { if case .undone(let id) = $0.what { id } else { nil } })
        return entries.map { .init(entry: WireEntry($0, undone: undone.contains($0.id), in: keeper.book)) }
    }

    // MARK: Writing

    private func add(_ parameters: Control.AddContact.Parameters) throws -> Control.AddContact.Reply {
        let name = parameters.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty, name.count <= 256, name.utf8.count <= 1024 else { throw VarlinkError.invalidParameter("name") }
        var card = AddressBook.NewCard(name: name)
        card.groups = try groups(parameters.groups)
        card.email = try parameters.email.map { try line($0, "email") }
        card.telephone = try parameters.telephone.map { try line($0, "telephone") }
        if let text = parameters.birthday {
            guard let birthday = AnnualDay(text) else { throw VarlinkError.invalidParameter("birthday") }
            card.birthday = birthday
        }
        card.met = try day(parameters.met, "met")
        let every = try cadence(parameters.every)
        let (contact, file) = try keeper.add(card)
        if let every { _ = try keeper.say(.track(who: contact.id.rawValue, every: every)) }
        return .init(contact: wire(contact), file: file)
    }

    private func interaction(_ parameters: Control.InteractionParameters) throws -> (Interaction, when: Instant) {
        var when = keeper.clock.now()
        if let text = parameters.when {
            guard let said = instant(text, .past) else { throw VarlinkError.invalidParameter("when") }
            when = said
        }
        // Far more than anybody types, and little enough to list a whole history.
        guard (parameters.note?.utf8.count ?? 0) <= 16_384 else { throw VarlinkError.invalidParameter("note") }
        return (Interaction(via: parameters.via ?? .other, note: parameters.note), when)
    }

    private func track(_ parameters: Control.Track.Parameters) throws -> Intent {
        .track(
            who: parameters.contact, every: try cadence(parameters.every), inPerson: try cadence(parameters.inPerson, "inPerson"))
    }

    private func cadence(_ text: String?, _ parameter: String = "every") throws -> Cadence? {
        guard let text else { return nil }
        do { return try Cadence(parsing: text) } catch { throw VarlinkError.invalidParameter(parameter) }
    }

    private func instant(_ text: String, _ direction: TimeExpression.Direction) -> Instant? {
        Instant(wire: text, direction, now: keeper.clock.now(), in: keeper.book.zone)
    }

    // MARK: Encoding

    func find(_ who: String) throws -> Contact {
        do { return try keeper.book.find(who) } catch { throw ControlError(error, in: keeper.book) }
    }

    func said(_ result: (contact: Contact?, entry: Entry)) -> Control.Said {
        .init(contact: result.contact.map(wire), entry: WireEntry(result.entry, in: keeper.book))
    }

    func wire(_ contact: Contact) -> WireContact { WireContact(contact, in: keeper.book) }

    func wire(_ reminder: Reminder, _ now: Instant) -> WireReminder {
        let name = keeper.book.contact(reminder.id.contact)?.name ?? reminder.id.contact.rawValue
        return WireReminder(reminder, name: name, now: now, zone: keeper.book.zone)
    }
}
