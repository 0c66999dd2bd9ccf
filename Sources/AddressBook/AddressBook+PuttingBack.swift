import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// A card in the trash that was removed, and not merged.
    package struct RemovedCard: Sendable {
        /// Whose it is.
        package let contact: Contact
        /// Where it is now.
        package let file: String
        /// Where it was.
        package let origin: String
        /// When it came there, in nanoseconds since 1970.
        let removed: Int64
    }

    /// What keeps beside a card in the trash where it was: a link to there, which has room on a full disk, too.
    static func originFile(of card: String) -> String { card + ".origin" }
    /// The card that such a file is beside; nil: it is none.
    static func card(ofOrigin file: String) -> String? { file.hasSuffix(".origin") ? String(file.dropLast(7)) : nil }

    /// Where it can't be noted the card is in the trash all the same, and can't be put back by its name.
    static func note(origin: String, of card: String) { _ = symlink(origin, originFile(of: card)) }

    private static func origin(of card: String) -> String? {
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { target in
                target.baseAddress.map { max(0, readlink(originFile(of: card), $0, target.count)) } ?? 0
            }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// The cards that were removed, the last one first.
    package func removedCards(in trash: String) -> [RemovedCard] {
        var listing = FolderListing()
        guard (try? listing.add(folder: 0, at: trash)) != nil else { return [] }
        return listing.files.indices.compactMap { index -> RemovedCard? in
            let file = trash + "/" + String(decoding: listing.name(index), as: UTF8.self)
            guard let origin = Self.origin(of: file),
                let contact = CardFile.cards(at: file).first.flatMap({ Contact.from($0, path: file, by: identities).contact }),
                let stamp = CardFile.stamp(of: file)
            else { return nil }
            return RemovedCard(contact: contact, file: file, origin: origin, removed: stamp.changed)
        }.sorted { $0.removed > $1.removed }
    }

    /// Puts a card back to where it was, or beside that where other cards are there. When this returns it is on disk, and no longer in the
    /// trash.
    package func putBack(_ card: RemovedCard) throws(CardEditingError) -> String {
        let folder = folders.contains(Folder.of(card.origin)) ? Folder.of(card.origin) : folders.first ?? ""
        let name = String(card.origin.dropFirst(Folder.of(card.origin).count).drop { $0 == "/" })
        let isFree = access(folder + "/" + name, F_OK) != 0
        let file = isFree ? folder + "/" + name : Self.freeFile(for: card.contact.id, in: folder)
        do throws(SystemError) {
            let bytes = try CardFile.bytes(of: card.file).get()
            var status = stat()
            let isWritten = try CardFile.write(bytes, to: file) { lstat(file, &status) != 0 }
            guard isWritten else { throw SystemError("put \(file) in its place", code: EEXIST) }
        } catch {
            throw .failed(file: file, error)
        }
        unlink(card.file)
        unlink(Self.originFile(of: card.file))
        return file
    }
}
