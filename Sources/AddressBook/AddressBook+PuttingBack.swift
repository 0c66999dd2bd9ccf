import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// A card in the trash of which it is known where it was.
    package struct TrashedCard: Sendable {
        /// Whose it is.
        package let contact: Contact
        /// Where it is now.
        package let file: String
        /// Where it was.
        package let origin: String
        /// When it came there, in nanoseconds since 1970.
        let removed: Int64
        /// What is noted of the merge that brought it there; nil: it was removed.
        let merge: String?
    }

    /// What keeps beside a card in the trash where it was: a link to there, which has room on a full disk, too.
    private static func originFile(of card: String) -> String { card + ".origin" }
    /// What keeps beside a card in the trash by which merge it came there: a link, too, that leads nowhere.
    static func mergeFile(of card: String) -> String { card + ".merge" }
    /// The card that such a file is beside; nil: it is none.
    static func card(ofNote file: String) -> String? {
        [".origin", ".merge"].first(where: file.hasSuffix).map { String(file.dropLast($0.count)) }
    }

    /// Removes a card from the trash, with all that is noted of it.
    static func removeFromTrash(_ card: String) {
        unlink(card)
        forgetNotes(of: card)
    }

    /// Forgets all that is noted of a card in the trash.
    static func forgetNotes(of card: String) {
        unlink(originFile(of: card))
        unlink(mergeFile(of: card))
    }

    /// Where it can't be noted the card is in the trash all the same, and can't be put back by its name.
    static func note(origin: String, of card: String) { _ = symlink(origin, originFile(of: card)) }

    /// The cards that were removed, and not merged, the last one first.
    package func removedCards(in trash: String) -> [TrashedCard] { trashedCards(in: trash) { $0 == nil } }

    /// A removed card, and those that were removed in the same moment since they had the same UID, the one that counted first.
    package func removedTogether(with card: TrashedCard, in trash: String) -> [TrashedCard] {
        removedCards(in: trash).filter { $0.contact.id == card.contact.id && abs($0.removed - card.removed) < Self.oneRemoval }
            .sorted { $0.removed < $1.removed }
    }

    /// In nanoseconds: what is removed within it was removed by one command.
    private static let oneRemoval: Int64 = 2_000_000_000

    /// The cards of which it is known where they were, the last one first. Others than those wanted, by what is noted of the merge that
    /// brought them there, are not read.
    func trashedCards(in trash: String, where isWanted: (_ merge: String?) -> Bool) -> [TrashedCard] {
        var listing = FolderListing()
        guard (try? listing.add(folder: 0, at: trash)) != nil else { return [] }
        return listing.files.indices.compactMap { index -> TrashedCard? in
            let file = trash + "/" + String(decoding: listing.name(index), as: UTF8.self)
            let merge = Path.target(ofLink: Self.mergeFile(of: file))
            guard isWanted(merge), let origin = Path.target(ofLink: Self.originFile(of: file)),
                let contact = CardFile.cards(at: file).first.flatMap({ Contact.from($0, path: file, by: identities).contact }),
                let stamp = CardFile.stamp(of: file)
            else { return nil }
            return TrashedCard(contact: contact, file: file, origin: origin, removed: stamp.changed, merge: merge)
        }.sorted { $0.removed > $1.removed }
    }

    /// Puts a card back to where it was, or beside that where other cards are there. When this returns it is on disk, and no longer in the
    /// trash.
    package func putBack(_ card: TrashedCard) throws(CardEditingError) -> String {
        let folder = folders.contains(Folder.of(card.origin)) ? Folder.of(card.origin) : folders.first ?? ""
        let name = String(card.origin.dropFirst(Folder.of(card.origin).count).drop { $0 == "/" })
        let known = folder + "/" + name
        var status = stat()
        let isThere = lstat(known, &status) == 0
        // A link that led to the card leads nowhere meanwhile.
        let isLink = isThere && access(known, F_OK) != 0 && access(Folder.of(card.origin), W_OK) == 0
        let file = isLink ? card.origin : isThere ? Self.freeFile(for: card.contact.id, in: folder) : known
        do throws(SystemError) {
            let bytes = try CardFile.bytes(of: card.file).get()
            let isWritten = try CardFile.write(bytes, to: file) { lstat(file, &status) != 0 }
            guard isWritten else { throw SystemError("put \(file) in its place", code: EEXIST) }
        } catch {
            throw .failed(file: file, error)
        }
        Self.removeFromTrash(card.file)
        return isLink ? known : file
    }
}
