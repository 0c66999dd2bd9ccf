import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import VCard

/// What the trash keeps of a merge, so that it can be taken back: both cards as they were.
extension AddressBook {
    /// What became of the cards of a merge that is taken back.
    package struct TakenApart: Sendable {
        /// Where the other contact's card is now; nil: the trash no longer has it.
        package var back: String?
        /// How the card of the one who stayed was before, where it has changed since the merge and so stays as it is.
        package var former: String?
        /// The files that have changed.
        package var files: [String] = []
    }

    /// What is noted of the merge: its id, and, of the card of the one who stays, what it made of that.
    private static func mark(_ merge: UUID, _ card: Card?) -> String {
        merge.text + (card.map { " \(String(decoding: $0.bytes, as: UTF8.self).stableHash)" } ?? "")
    }

    /// Copies a contact's card into the trash before that merge changes it. Returns the copy, which may be there already from a merge that
    /// was not completed.
    package func keepFormer(_ id: ContactID, of merge: UUID, in trash: String) throws(CardEditingError) -> String {
        let place = try find(id)
        do throws(SystemError) {
            try Folder.create(trash)
            let ofMerges = trashedCards(in: trash) { $0 != nil }
            if let known = ofMerges.first(where: { $0.contact.id == id && Self.has($0.file, place.card.bytes) }) {
                Self.note(merge, of: known.file)
                return known.file
            }
            let copy = try Self.reserve(place.path, in: trash)
            Self.note(merge, of: copy)
            _ = try CardFile.write(place.card.bytes, to: copy)
            return copy
        } catch {
            throw .failed(file: trash, error)
        }
    }

    private static func has(_ file: String, _ bytes: [UInt8]) -> Bool { (try? CardFile.bytes(of: file).get()) == bytes }

    /// Notes beside the copy of ``keepFormer(_:of:in:)`` what the merge made of the card.
    package func noteMerged(_ id: ContactID, by merge: UUID, former: String) {
        if let card = try? find(id).card { Self.note(merge, card, of: former) }
    }

    /// Notes beside a card in the trash by which merge it came there.
    static func note(_ merge: UUID, _ card: Card? = nil, of file: String) {
        unlink(mergeFile(of: file))
        _ = symlink(mark(merge, card), mergeFile(of: file))
    }

    /// Puts both cards of a merge back: the other's to where it was, and the one of `id`, who stayed, to what it was, if nobody has changed
    /// it since. Call ``refresh(_:)`` with the files afterwards.
    package func takeApart(
        _ merge: UUID, of other: ContactID, from id: ContactID, in trash: String
    ) throws(CardEditingError) -> TakenApart {
        var result = TakenApart(back: file(of: other))
        for card in trashedCards(in: trash, where: { $0?.hasPrefix(merge.text) == true }) {
            if card.contact.id == other {
                if result.back != nil { continue }
                let file = try putBack(card)
                result.back = file
                result.files.append(file)
            } else if card.contact.id == id {
                let former = CardFile.cards(at: card.file).first
                guard self.file(of: id) != nil else {
                    if let former { try undo(merge, ofRemoved: id, card, former, in: trash) }
                    continue
                }
                let (file, _) = try rewrite(id) { place throws(CardEditingError) in
                    guard card.merge == Self.mark(merge, place.card), let former else {
                        result.former = card.file
                        return place.bytes
                    }
                    return try place.bytes(with: former.bytes, staying: id)
                }
                if result.former == nil { Self.removeFromTrash(card.file) }
                result.files.append(file)
            }
        }
        return result
    }

    /// The card of the one who stayed may have been removed since: then it is made as it was in the trash, from where it may come back.
    private func undo(
        _ merge: UUID, ofRemoved id: ContactID, _ copy: TrashedCard, _ former: Card, in trash: String
    ) throws(CardEditingError) {
        guard let removed = removedCards(in: trash).first(where: { $0.contact.id == id }),
            let card = CardFile.cards(at: removed.file).first, copy.merge == Self.mark(merge, card)
        else { return }
        do throws(SystemError) {
            _ = try CardFile.write(former.bytes, to: removed.file)
        } catch {
            throw .failed(file: removed.file, error)
        }
        Self.removeFromTrash(copy.file)
    }
}
