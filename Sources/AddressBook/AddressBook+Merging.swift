import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// What merging two contacts' cards would do, and whether the one that stays needs a UID by it, so as to stay who it is. Changes
    /// nothing; refused if ``merge(_:into:now:uid:)`` would be.
    package func planMerge(
        _ other: ContactID, into id: ContactID
    ) throws(CardEditingError) -> (fields: [CardMerge.Field], file: String, needsUID: Bool) {
        let place = try find(id)
        let otherPlace = try find(other)
        for path in [place.path, otherPlace.path] where access(Folder.of(path), W_OK) != 0 {
            throw .failed(file: path, SystemError("write into its folder"))
        }
        let groups = memberships.groups(of: other, butOf: id)
        let merge = try Self.merge(otherPlace.card, into: place.card, file: place.path) { CardMerge($0, into: $1, groups: groups) }
        do {
            _ = try place.bytes(with: merge.card.bytes, staying: id)
        } catch {
            guard case .withoutUID = error else { throw error }
            return (merge.fields, place.path, true)
        }
        return (merge.fields, place.path, false)
    }

    /// Merges the other contact's card into this contact's. The other card stays in place until ``discard(_:to:)``.
    ///
    /// If the other card changes meanwhile, it is merged again. The one that stays gets `uid`, if it has none and one is given.
    package func merge(
        _ other: ContactID, into id: ContactID, now: Instant, uid: ContactID? = nil
    ) throws(CardEditingError) -> (fields: [CardMerge.Field], file: String) {
        let groups = memberships.groups(of: other, butOf: id)
        return try merge(other, into: id, now: now, uid: uid) { CardMerge($0, into: $1, groups: groups) }
    }

    func merge(
        _ other: ContactID, into id: ContactID, now: Instant, uid: ContactID? = nil, _ decide: (_ other: Card, _ card: Card) -> CardMerge
    ) throws(CardEditingError) -> (fields: [CardMerge.Field], file: String) {
        var fields: [CardMerge.Field] = []
        for _ in 0..<Self.attempts {
            var merged: [UInt8] = []
            let (file, _) = try edit(id, now: now, uid: uid) { card throws(CardEditingError) in
                let place = try find(other)
                merged = place.card.bytes
                let merge = try Self.merge(place.card, into: card, file: place.path, decide)
                card = merge.card
                fields = merge.fields
            }
            if try find(other).card.bytes == merged { return (fields, file) }
        }
        throw .changedMeanwhile(file: file(of: other) ?? "")
    }

    private static func merge(
        _ other: Card, into card: Card, file: String, _ decide: (Card, Card) -> CardMerge
    ) throws(CardEditingError) -> CardMerge {
        let merge = decide(other, card)
        guard merge.fields.count <= CardMerge.maximumFields else {
            throw .refused(file: file, reason: "the two cards have more than \(CardMerge.maximumFields) values; merge them in an editor")
        }
        return merge
    }
}
