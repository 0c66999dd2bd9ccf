import AddressBook
import Journal
import KeepInTouch
import Platform

/// Looks at the address books, and takes in what is different.
extension Coordinator {
    /// So many contacts may go at once, however few there are.
    private static let fewGone = 5

    /// Takes in what is different in the address books.
    func handle(_ changes: AddressBook.Changes) {
        report(cards: changes.problems)
        if !changes.changed.isEmpty || !changes.removed.isEmpty { knownReach = KnownReach() }
        let cards = CardChanges(changed: changes.changed, removed: changes.removed)
        let isOfInterest = cards.changed.contains { book.card(of: $0.id) != $0 }
        let isAsBefore = !isOfInterest && cards.gone.isEmpty && away.isEmpty
        if isAsBefore { return handle(.cardsChanged(cards)) }
        let former = RosterFile(path: paths.rosterFile).roster
        handle(.cardsChanged(recognized(cards, after: former, isElsewhere: changes.isElsewhere)))
        separateCarried()
    }

    /// Gives each their own history again where somebody's own card is back beside the one that was taken for theirs.
    private func separateCarried() {
        for one in addressBook.wronglyCarried {
            guard let said = try? entries(about: one.contact) else { continue }
            let corrections = Corrections(said)
            let carried = said.filter { $0.what.verb == .carried && $0.contact == one.contact && corrections.stands($0) }
            // A person may have given the history to a card that has got further UIDs since.
            guard let last = carried.last(where: { $0.what == .carried(to: one.uid) }) else { continue }
            let entry = carried.last { !$0.isSaidByProgram } ?? last
            // What can't be written now is found again at the next look.
            guard (try? record(.arrived([undoing(entry)]))) != nil else { continue }
            leaveToItself(entry)
            followIdentities()
        }
    }

    /// After it was taken back that a card is a contact's: the UIDs that the card has got since are its own.
    func leaveToItself(_ taken: Entry) {
        guard case .carried(let first) = taken.what, let contact = taken.contact, let said = try? entries(about: contact) else { return }
        let corrections = Corrections(said)
        let later = said.drop { $0.id != taken.id }.filter { $0.contact == contact && $0.isSaidByProgram && corrections.stands($0) }
        let uids = later.compactMap { entry -> ContactID? in if case .carried(let uid) = entry.what { uid } else { nil } }
        if uids.isEmpty { return }
        _ = try? record(.arrived(later.filter { $0.what.verb == .carried }.map(undoing)))
        _ = try? record(.carried(uids.map { Carrying(first, to: $0) }))
    }

    private func undoing(_ entry: Entry) -> Entry {
        let now = clock.now()
        return Entry(id: newID(), said: now, day: book.zone.date(at: now), subject: entry.subject, what: .undone(entry.id))
    }

    /// What the book takes in of what is different from `former`: somebody whose card has another UID now stays who they are, and where
    /// many contacts go at once, or any where a folder `isElsewhere`, their address book is taken to be away, as a volume that is not
    /// mounted is. They stay known and due until they come back or ``acceptGone()`` is called. Not if it `isMoved`, since then it is the
    /// user who chose other address books.
    func recognized(
        _ changes: CardChanges, after former: Roster, isElsewhere: Bool = false, isMoved: Bool = false
    ) -> CardChanges {
        var cards = changes
        let today = book.today
        var roster = former
        roster.folders = configuration.addressBooks
        roster.note(cards.changed, today: former.isEmpty ? nil : today)
        if let removed = isRemoving, cards.gone.contains(removed) { roster.note(removed: removed, today: today) }
        roster.note(gone: cards.gone, today: today)
        // Those who are away may come back with other UIDs, all of them.
        roster.note(gone: away.subtracting(cards.changed.map(\.id)), today: today)
        for id in cards.gone where book.identities.contact(of: id) != id { roster.forget(id) }
        carry(roster.carryings(on: today) + fromFormerID(cards.changed), &cards, &roster)
        roster.note(back: away)
        let gone = cards.gone
        let areMany = gone.count > Self.fewGone && gone.count * 10 > max(book.contactCount, former.presentCount)
        if !isMoved, areMany || isElsewhere {
            away.formUnion(gone)
            cards.removed = []
            roster.note(back: gone)
        }
        away.subtract(cards.changed.map(\.id))
        reportAway()
        roster.forgetGone(by: today) { book.isKnown($0) }
        if roster != former { keep(roster) }
        return cards
    }

    /// Cards without a UID and an e-mail address were known by the name alone before; a history under that is theirs if nobody else has
    /// the name.
    private func fromFormerID(_ changed: [Contact]) -> [Carrying] {
        let bare = changed.filter { $0.id.isWithoutUID && $0.email == nil }
        return Dictionary(grouping: bare) { ContactID(name: $0.name, email: nil) }.compactMap { former, contacts in
            guard contacts.count == 1, contacts[0].id != former, book.isKnown(former), book.contact(former) == nil else { return nil }
            return Carrying(former, to: contacts[0].id)
        }
    }

    /// Takes in who has gone since the daemon ran last, and whose card has got another UID.
    func recognizeAtStart() {
        let file = RosterFile(path: paths.rosterFile)
        if file.hasJust(book.cards) { return handle(.woke) }
        let former = file.roster
        // Whoever has named other address books meanwhile has chosen to.
        let isMoved = !former.isEmpty && former.folders != configuration.addressBooks
        let cards = recognized(
            CardChanges(changed: Array(book.cards), removed: former.present), after: former,
            isElsewhere: book.contactCount == 0 && former.presentCount > 1, isMoved: isMoved)
        // The book has read nearly all of them already, but for those who are away.
        let (changed, gone) = (cards.changed.filter { book.card(of: $0.id) != $0 }, cards.gone.filter { book.contact($0) != nil })
        let stay = away.filter { book.contact($0) == nil }.compactMap(former.contact)
        handle(.cardsChanged(CardChanges(changed: changed + stay, removed: gone)))
        separateCarried()
    }

    /// Has the journal say whose cards have other UIDs, and reads those cards as theirs.
    private func carry(_ carryings: [Carrying], _ cards: inout CardChanges, _ roster: inout Roster) {
        if carryings.isEmpty { return }
        // What can't be written now is found again at the next look.
        _ = try? record(.carried(carryings))
        let carried = carryings.filter { book.identities.contact(of: $0.uid) == $0.contact }
        let (contacts, uids) = (Set(carried.map(\.contact)), Set(carried.map(\.uid)))
        away.subtract(contacts)
        let reread = addressBook.rescan(following: book.identities)
        cards.changed = cards.changed.filter { !uids.contains($0.id) } + reread.changed
        cards.removed = cards.removed.filter { !contacts.contains($0) } + reread.removed.filter { !uids.contains($0) }
        for uid in uids { roster.forget(uid) }
        roster.note(reread.changed, today: book.today)
    }

    /// Has the journal say that a contact's card gets this UID.
    func carry(_ contact: ContactID, to uid: ContactID) throws(RequestError) {
        try record(.carried([Carrying(contact, to: uid)]))
        followIdentities()
    }

    /// Reads the cards anew of which a person has said, or taken back, whose they are.
    func followIdentities() {
        if addressBook.identities != book.identities { handle(addressBook.rescan(following: book.identities)) }
    }

    /// Believes that those are gone who are away. Returns how many they are.
    func acceptGone() -> Int {
        let gone = away.sorted { $0.rawValue < $1.rawValue }
        away = []
        reportAway()
        let file = RosterFile(path: paths.rosterFile)
        var roster = file.roster
        roster.note(gone: gone, today: book.today)
        keep(roster)
        handle(.cardsChanged(CardChanges(removed: gone)))
        return gone.count
    }

    /// Of whom a person said that the card is another one's after all: their name is their own again.
    func noteNotBack(_ contact: ContactID) {
        var roster = RosterFile(path: paths.rosterFile).roster
        roster.note(notBack: contact)
        keep(roster)
    }

    /// Not where the data folder was moved or unmounted: what is at its path then is something else.
    private func keep(_ roster: Roster) { if journal.isInPlace { RosterFile(path: paths.rosterFile).write(roster) } }

    /// Refuses to write new cards into an address book that is away: they might end up below the place where it is mounted.
    func checkIsThere() throws(RequestError) {
        do { try journal.checkIsInPlace() } catch { throw .journalFailed(reason: "\(error)") }
        guard let problem = problems[.away]?.first else { return }
        throw .addressBookFailed(file: problem.file, reason: problem.message)
    }

    func reportAway() {
        let message =
            "\(away.count) contact\(away.count == 1 ? " has" : "s have") gone at once, and stay known until they come back: is a volume "
            + "not mounted, or is a program rewriting the folder? If they are gone for good: vitaminb doctor --accept"
        problems.report(.away, away.isEmpty ? [] : [Problem(file: configuration.addressBooks.first ?? "", message: message)])
    }

    /// Looks at all files of the address books, whatever the kernel has said: it says nothing of what happens on a server or to a link's
    /// target, nor of a volume that was mounted over a folder.
    func lookAgain() {
        // Watched first, so that nothing is missed in between.
        if let addressBookWatch {
            addressBookWatch.renew()
        } else if timer != nil {
            watchAddressBooks()
        }
        updateMirrors()
        storeWatch?.watch()
        if let syncWatch { syncWatch.renew() } else { watchSync() }
        synchronise()
        handle(addressBook.rescan())
        checkFolders()
        for output in outputs { output.lookAgain() }
    }

    /// Begins to watch the address books that the configuration names.
    func watchAddressBooks() {
        do {
            addressBookWatch = try AddressBookWatch(folders: configuration.addressBooks) { [weak self] change in
                guard let self else { return }
                switch change {
                case .everything: handle(addressBook.rescan())
                case .files(let paths): handle(addressBook.refresh(paths.map(\.text)))
                }
                checkFolders()
            }
            problems.report(.watch, addressBookWatch?.unwatched.map { Self.unwatched($0, "max_user_watches=1048576") } ?? [])
        } catch {
            addressBookWatch = nil
            problems.report(.watch, configuration.addressBooks.map { Self.unwatched($0, "max_user_instances=1024") })
        }
    }

    static func unwatched(_ folder: String, _ limit: String) -> Problem {
        Problem(
            file: folder,
            message: "changes are seen once a day, after a resume and on reload only, since other programs have used up what watches "
                + "files; raise it: sudo sysctl fs.inotify.\(limit)")
    }

    func report(cards fresh: [CardProblem]) {
        problems.report(
            cards: addressBook.problems.map(atOrigin), fresh: fresh.map(atOrigin), withNames: configuration.namesInJournald)
    }

    /// A mirror's file is nothing to be mended: what is wrong is where the card is from.
    private func atOrigin(_ problem: CardProblem) -> CardProblem {
        guard let mirror = mirror(with: problem.file) else { return problem }
        return CardProblem(mirror.origin, problem.message)
    }
}
