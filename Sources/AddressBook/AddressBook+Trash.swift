import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// How many cards with the same file name the trash holds.
    static let trashBound = 100

    /// Moves a contact's card from the address book to the folder `trash`, without overwriting anything there.
    ///
    /// Moves the file if this is its only card; otherwise copies the card and removes it from the file. ``removedCards(in:)`` has it from
    /// then on; where a merge is given, ``takeApart(_:of:from:in:)`` finds it.
    package func discard(
        _ id: ContactID, to trash: String, by merge: UUID? = nil
    ) throws(CardEditingError) -> (file: String, trash: String) {
        let place = try find(id)
        let target: String
        do throws(SystemError) {
            try Folder.create(trash)
            target = try Self.reserve(place.path, in: trash)
            if let merge { Self.note(merge, of: target) }
        } catch {
            throw .failed(file: trash, error)
        }
        failPoint("trash: a name reserved")
        do throws(CardEditingError) {
            if place.cardCount == 1 {
                try Self.move(place.path, to: target)
            } else {
                _ = try rewrite(id) { place throws(CardEditingError) in
                    // Copy before removing, so that a crash in between loses nothing.
                    do throws(SystemError) {
                        _ = try CardFile.write(place.card.bytes, to: target)
                    } catch {
                        throw .failed(file: target, error)
                    }
                    failPoint("trash: one of several cards copied")
                    return Array(place.bytes[..<place.card.byteRange.lowerBound] + place.bytes[place.card.byteRange.upperBound...])
                }
            }
        } catch {
            // Remove only the empty file: anything else may be the last copy of the card.
            if CardFile.stamp(of: target)?.size == 0 { Self.removeFromTrash(target) }
            throw error
        }
        return (place.path, target)
    }

    /// Removes the useless files that a killed daemon left in the trash. Call this at the start.
    package static func tidy(trash: String) { Leftovers.remove(fromTrash: trash) }

    /// Creates an empty file with a free name: the card's, or the same with a number. Notes beside it where the card is.
    static func reserve(_ path: String, in trash: String) throws(SystemError) -> String {
        let name = String(path.dropFirst(Folder.of(path).count).drop { $0 == "/" })
        let stem = name.lowercased().hasSuffix(".vcf") ? String(name.dropLast(4)) : name
        for number in 1...trashBound {
            let target = trash + "/" + (number == 1 ? stem : "\(stem)-\(number)") + ".vcf"
            do throws(SystemError) {
                try WholeFile.create(target)
            } catch {
                if error.code == EEXIST { continue }
                throw error
            }
            // What another card has left there is of no use.
            forgetNotes(of: target)
            note(origin: path, of: target)
            return target
        }
        throw SystemError("put another \(stem).vcf into \(trash), which wants to be emptied", code: EEXIST)
    }

    private static func move(_ path: String, to target: String) throws(CardEditingError) {
        do throws(SystemError) {
            if rename(path, target) != 0 {
                guard errno == EXDEV else { throw SystemError("move \(path) to \(target)") }
                try moveAcross(path, to: target)
            }
            failPoint("trash: moved")
            try Folder.synchronize(Folder.of(target))
            try Folder.synchronize(Folder.of(path))
        } catch {
            throw .failed(file: path, error)
        }
    }

    /// Moves to another file system: copies the file, renames the original, and copies again if it changed in between.
    private static func moveAcross(_ path: String, to target: String) throws(SystemError) {
        let copied = try CardFile.bytes(of: path).get()
        _ = try CardFile.write(copied, to: target)
        failPoint("trash: copied")
        let aside = Folder.of(path) + "/" + UUID().text + ".tmp"
        guard rename(path, aside) == 0 else {
            let error = SystemError("rename \(path) to \(aside)")
            unlink(target)
            throw error
        }
        failPoint("trash: set aside")
        do throws(SystemError) {
            let last = try CardFile.bytes(of: aside).get()
            if last != copied { _ = try CardFile.write(last, to: target) }
        } catch {
            rename(aside, path)
            throw error
        }
        unlink(aside)
    }
}
