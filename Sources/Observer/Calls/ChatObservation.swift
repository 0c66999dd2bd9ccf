import KeepInTouch
import Platform
import Telephony

/// What became of an exported chat.
package enum ChatOutcome: Equatable, Sendable {
    /// So many days on which they wrote.
    case read(days: Int)
    /// It is a group's.
    case group
    /// Nobody in the address book is called so: these are the names in the file.
    case nobody([String])
    /// Nothing tells which number is the day: the caller has to say.
    case ambiguous
}

/// Takes in a chat that a person has exported and names: WhatsApp's text, or Telegram Desktop's JSON. Never a group's.
struct ChatObservation {
    let owners: Owners
    let now: Instant
    let zone: Zone

    /// Takes in a file. `order` says which number of its dates is the day, where it doesn't say so itself.
    func run(_ file: String, order: ChatDateOrder?) throws(TelephonyError) -> (outcome: ChatOutcome, sightings: [Sighting]) {
        let beginning: [UInt8]
        do throws(FileReadingError) { beginning = try WholeFile.beginning(of: file, count: 64) } catch { throw .unreadable(error) }
        let isJSON = beginning.first { $0 > 32 } == UInt8(ascii: "{")
        return try isJSON ? telegram(file) : whatsApp(file, order)
    }

    private func whatsApp(_ file: String, _ order: ChatDateOrder?) throws(TelephonyError) -> (ChatOutcome, [Sighting]) {
        let chat = try WhatsAppChat(path: file, order: order)
        if chat.isGroup { return (.group, []) }
        if chat.isAmbiguous { return (.ambiguous, []) }
        // Whoever is no contact is the user, or the other way round nobody is known.
        let known = chat.writers.compactMap { writer in contact(writer.name).map { (writer, $0) } }
        guard known.count == 1, let (writer, contact) = known.first else { return (.nobody(chat.writers.map(\.name)), []) }
        let mine = chat.writers.filter { $0 != writer }.flatMap(\.days)
        return found(contact, theirs: writer.days, mine: mine, file)
    }

    private func telegram(_ file: String) throws(TelephonyError) -> (ChatOutcome, [Sighting]) {
        let export = try TelegramExport(path: file)
        if export.chats.isEmpty, export.leftOut > 0 { return (.group, []) }
        var sightings: [Sighting] = []
        var days = 0
        for chat in export.chats {
            guard let contact = contact(chat.name) else { continue }
            let (outcome, more) = found(contact, theirs: chat.daysOfPeer, mine: chat.daysOfUser, file)
            if case .read(let count) = outcome { days += count }
            sightings += more
        }
        return sightings.isEmpty ? (.nobody(export.chats.prefix(5).map(\.name)), []) : (.read(days: days), sightings)
    }

    /// The one who is called so, or has that number; nil: nobody, or several.
    private func contact(_ name: String) -> ContactID? {
        let found = owners.contacts(named: name)
        if found.count == 1 { return found.first }
        let byNumber = owners.contacts(withNumber: name)
        return found.isEmpty && byNumber.count == 1 ? byNumber.first : nil
    }

    private func found(_ contact: ContactID, theirs: [CivilDate], mine: [CivilDate], _ file: String) -> (ChatOutcome, [Sighting]) {
        let (theirs, mine) = (Set(theirs), Set(mine))
        let today = zone.date(at: now)
        let days = theirs.union(mine).filter { $0 <= today }.sorted()
        let sightings = days.map { day in
            let direction: Evidence.Direction = !mine.contains(day) ? .in : theirs.contains(day) ? .both : .out
            let evidence = Evidence(via: .message, direction: direction, source: .calls)
            // The export has the hour, which nobody needs; noon is on that day wherever one is.
            let noon = min(zone.instant(of: day, at: ClockTime(secondOfDay: 43_200)), now)
            return Sighting(noticing: Noticing(contact, evidence, happened: noon, on: day), file: file)
        }
        return (.read(days: days.count), sightings)
    }
}
