import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// How often a change is tried if another program changes the file at the same time.
    static let attempts = 3

    /// Changes one contact's card. Every other byte of the file stays as it is. REV becomes `now` if the card has one.
    ///
    /// If another program changes the file at the same time, it is read and changed again, so `change` may be called several times.
    /// A card without a UID gets `uid`, if given. Call ``refresh(_:)`` with the file afterwards.
    package func edit(
        _ id: ContactID, now: Instant, uid: ContactID? = nil, _ change: (inout Card) throws(CardEditingError) -> Void
    ) throws(CardEditingError) -> (file: String, hasChanged: Bool) {
        try rewrite(id) { place throws(CardEditingError) in
            var card = place.card
            try change(&card)
            guard card.bytes != place.card.bytes else { return place.bytes }
            card.add(uid: uid)
            card.revise(now)
            return try place.bytes(with: card.bytes, staying: uid.map(identities.contact) ?? id)
        }
    }

    /// Replaces a contact's card by a text that a person edited.
    ///
    /// Refused if the card in the file is no longer `was`, or the text is not exactly one valid card of the same contact. A card without a
    /// UID gets `uid`, if given.
    package func replace(
        _ id: ContactID, was: String, with text: String, now: Instant, uid: ContactID? = nil
    ) throws(CardEditingError) -> (file: String, hasChanged: Bool) {
        try rewrite(id) { place throws(CardEditingError) in
            guard place.card.bytes.elementsEqual(was.utf8) else { throw .changedMeanwhile(file: place.path) }
            if was.utf8.elementsEqual(text.utf8) { return place.bytes }
            let new = VCardFile(Array(text.utf8), name: place.path)
            if let problem = new.problems.first {
                throw .refused(file: place.path, reason: "line \(problem.line): expected \(problem.expected)")
            }
            guard var card = new.cards.first, new.cards.count == 1, card.isComplete else {
                throw .refused(file: place.path, reason: "one card was expected, and there are \(new.cards.count)")
            }
            card.add(uid: uid)
            card.revise(now)
            let end: [UInt8] = place.card.bytes.last == 10 && card.bytes.last != 10 ? [13, 10] : []
            return try place.bytes(with: card.bytes + end, staying: uid.map(identities.contact) ?? id)
        }
    }

    /// A contact's card, just read, and its file.
    struct Place {
        var path: String
        var mode: mode_t
        /// The whole file.
        var bytes: [UInt8]
        var cardCount: Int
        var card: Card
        let identities: Identities

        /// The file with the card replaced; refused if it would become another contact's card.
        func bytes(with card: [UInt8], staying id: ContactID) throws(CardEditingError) -> [UInt8] {
            let edited = bytes[..<self.card.byteRange.lowerBound] + card + bytes[self.card.byteRange.upperBound...]
            let file = VCardFile(Array(edited), name: path)
            let isSame = file.cards.contains { Contact.from($0, path: path, by: identities).contact?.id == id }
            if !isSame, self.card.uid == nil {
                let new = VCardFile(card, name: path).cards.first
                throw .withoutUID(new: new?.uid.map(ContactID.init(rawValue:)))
            }
            guard file.cards.count == cardCount, isSame else {
                throw .refused(file: path, reason: "the card would be another contact's: its UID has to stay")
            }
            guard edited.count <= CardFile.maximumBytes else {
                throw .refused(file: path, reason: "the card would have more than \(CardFile.maximumBytes >> 20) MiB")
            }
            return Array(edited)
        }
    }

    func find(_ id: ContactID) throws(CardEditingError) -> Place {
        guard let name = file(of: id) else { throw .gone }
        // Keep a symbolic link: change the file it points to.
        guard let resolved = realpath(name, nil) else { throw errno == ENOENT ? .gone : .failed(file: name, SystemError("find it")) }
        defer { free(resolved) }
        let path = String(cString: resolved)
        var status = stat()
        guard stat(path, &status) == 0 else { throw .gone }
        // git-annex keeps what its links lead to for ever as it is, from the superuser, too.
        if path != name, status.st_mode & 0o222 == 0 { throw .failed(file: path, SystemError("change it", code: EACCES)) }
        let bytes: [UInt8]
        do { bytes = try CardFile.bytes(of: path).get() } catch { throw .failed(file: path, error) }
        let file = VCardFile(bytes, name: path)
        guard let card = file.cards.first(where: { Contact.from($0, path: path, by: identities).contact?.id == id }) else { throw .gone }
        return Place(
            path: path, mode: status.st_mode & 0o777, bytes: bytes, cardCount: file.cards.count, card: card, identities: identities)
    }

    func rewrite(
        _ id: ContactID, _ change: (Place) throws(CardEditingError) -> [UInt8]
    ) throws(CardEditingError) -> (file: String, hasChanged: Bool) {
        var path = ""
        for _ in 0..<Self.attempts {
            let place = try find(id)
            path = place.path
            let bytes = try change(place)
            if bytes == place.bytes { return (path, false) }
            do {
                let isWritten = try CardFile.write(bytes, to: path, mode: place.mode) {
                    (try? CardFile.bytes(of: path).get()) == place.bytes
                }
                if isWritten { return (path, true) }
            } catch {
                throw .failed(file: path, error)
            }
        }
        throw .changedMeanwhile(file: path)
    }
}

extension Card {
    /// Adds a UID, if one is given and there is none.
    fileprivate mutating func add(uid: ContactID?) { if let uid, self.uid == nil { add("UID", .text(uid.rawValue)) } }

    /// Sets REV, if the card has one: in UTC, in ISO 8601's basic format, which every version of vCard allows.
    fileprivate mutating func revise(_ now: Instant) {
        guard let revision = first("REV") else { return }
        let (date, time) = Zone.utc.moment(at: now)
        let clock = [time.secondOfDay / 3600, time.secondOfDay / 60 % 60, time.secondOfDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let text = date.description.filter { $0 != "-" } + "T" + clock.joined() + "Z"
        // Remove VALUE=date.
        let parameters = revision.parameters
        let kept = parameters.filter { $0.name.lowercased() != "value" }
        replace(revision, with: .text(text), parameters: kept == parameters ? nil : kept)
    }
}
