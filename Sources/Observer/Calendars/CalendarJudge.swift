import ICalendar
import KeepInTouch

/// Decides what an event means: who met, or why it is no contact.
struct CalendarJudge {
    let owners: Owners
    let now: Instant
    /// With more people than that, the user among them, it is no meeting of two.
    static let people = 6

    /// What an instance of an event is.
    enum Verdict: Equatable {
        /// The user met these.
        case met([ContactID])
        /// It names no contact.
        case nobody
        /// It names a contact, and is no contact with them.
        case passed(Exclusion)
    }

    /// Judges an instance of an event.
    func verdict(on instance: EventInstance) -> Verdict {
        let event = instance.event
        let persons = Set(([event.organizer].compactMap(\.self) + event.attendees).filter { !$0.isThing }.map(Guest.init))
        let named = contacts(persons)
        if named.isEmpty { return .nobody }
        if event.isCancelled || isDeclined(event) { return .passed(.cancelled) }
        if event.isWholeDay, event.isTransparent || event.isYearly { return .passed(.wholeDay) }
        if now < instance.end { return .passed(.notOver) }
        if !isInvited(event) { return .passed(.aside) }
        let others = Set(persons.map { owner(of: $0) })
        if others.union([.me]).count > Self.people { return .passed(.tooMany) }
        let came = named.filter { contact in accepted(contact, event) }
        return came.isEmpty ? .passed(.notAccepted) : .met(came)
    }

    /// Somebody who is invited, by their addresses.
    private struct Guest: Hashable {
        let addresses: [MailAddress]
        init(_ participant: Participant) { addresses = participant.addresses.compactMap(MailAddress.init) }
    }

    /// Who somebody is: one has several addresses, and organizes and attends.
    private enum Identity: Hashable { case me, contact(ContactID), stranger([MailAddress]) }

    private func owner(of guest: Guest) -> Identity {
        if guest.addresses.contains(where: owners.isMe) { return .me }
        return guest.addresses.lazy.compactMap { owners.contacts(with: $0).first }.first.map(Identity.contact) ?? .stranger(guest.addresses)
    }

    private func contacts(_ guests: Set<Guest>) -> [ContactID] {
        Set(guests.flatMap { $0.addresses.flatMap(owners.contacts) }).sorted { $0.rawValue < $1.rawValue }
    }

    private func isMine(_ participant: Participant) -> Bool {
        participant.addresses.compactMap(MailAddress.init).contains(where: owners.isMe)
    }

    private func isDeclined(_ event: CalendarEvent) -> Bool { event.attendees.contains { isMine($0) && $0.answer == .declined } }

    /// Whether the user has to do with it. In a calendar that somebody shares there are their own events, too.
    private func isInvited(_ event: CalendarEvent) -> Bool {
        let everybody = [event.organizer].compactMap(\.self) + event.attendees
        // Where only others are named, it was the user who wrote them down, unless one of them organizes it.
        return everybody.contains(where: isMine) || event.organizer == nil
    }

    /// Whoever organizes it comes, unless they say otherwise; who is invited comes once they have said so.
    private func accepted(_ contact: ContactID, _ event: CalendarEvent) -> Bool {
        func isTheirs(_ participant: Participant) -> Bool {
            participant.addresses.compactMap(MailAddress.init).contains { owners.contacts(with: $0).contains(contact) }
        }
        let answers = event.attendees.filter(isTheirs).map(\.answer)
        if answers.contains(.accepted) { return true }
        return (event.organizer.map(isTheirs) ?? false) && !answers.contains(.declined)
    }
}

extension Participant {
    /// Whether it is a room, or something to be lent.
    fileprivate var isThing: Bool { kind == .room || kind == .resource }
}
