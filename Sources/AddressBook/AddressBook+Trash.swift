import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// How many cards of one file name a trash folder holds.
    static let trashBound = 100

    /// Takes a contact's card out of the address book into the folder `trash`, where nothing is ever overwritten.
    ///
    /// A file with nothing else in it is moved as it is; out of a file with several cards only this one is taken.
    package func discard(_ id: ContactID, to trash: String) throws(CardEditingError) -> (file: String, trash: String) {
        let place = try find(id)
        let target: String
        do throws(SystemError) {
            try Folder.create(trash)
            target = try Self.reserve(place.path, in: trash)
        } catch {
            throw .failed(file: trash, error)
        }
        failPoint("trash: a name reserved")
        do throws(CardEditingError) {
            if place.cardCount == 1 {
                try Self.move(place.path, to: target)
            } else {
                _ = try rewrite(id) { place throws(CardEditingError) in
                    // First in the trash, then out of the file: whatever happens between the two, the card is there.
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
            // Only the name that was reserved: anything more may be all that is left of the card.
            if CardFile.stamp(of: target)?.size == 0 { unlink(target) }
            throw error
        }
        return (place.path, target)
    }

    /// Removes from the trash what a program that was killed left there, and nobody has any use for. For the start.
    package static func tidy(trash: String) { Leftovers.remove(fromTrash: trash) }

    /// An empty file whose name nobody has: the card's, or with a number.
    private static func reserve(_ path: String, in trash: String) throws(SystemError) -> String {
        let name = String(path.dropFirst(Folder.of(path).count).drop { $0 == "/" })
        let stem = name.lowercased().hasSuffix(".vcf") ? String(name.dropLast(4)) : name
        for number in 1...trashBound {
            let target = trash + "/" + (number == 1 ? stem : "\(stem)-\(number)") + ".vcf"
            do throws(SystemError) {
                try WholeFile.create(target)
                return target
            } catch {
                if error.code != EEXIST { throw error }
            }
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

    /// To another file system: copied, and then put out of everybody's way, to see that what was copied is what is taken away.
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
