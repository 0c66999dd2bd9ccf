import Glibc
import KeepInTouch

@testable import AddressBook

/// The index of the address books, with a checksum that is right: whatever it says, the contacts are those that the files have.
@Sendable func fuzzIndex(_ bytes: [UInt8]) {
    let (vdir, folders) = (Vdir.shared, [Vdir.shared.path, Vdir.shared.path + "/none"])
    var index = AddressBookIndex.head(folders) + bytes
    AddressBookIndex.seal(&index)
    vdir.write(index, to: "index")
    var book = AddressBook(folders: folders, index: vdir.path + "/index")
    let found = book.rescan()
    hold(found.changed.map(\.name).sorted() == Vdir.names, "\(found.changed) is not what the files say")
    hold(found.removed.isEmpty && found.problems.isEmpty && book.problems.isEmpty, "\(found) is not what the files say")
    hold(book.rescan().changed.isEmpty, "nothing changed, and a second look finds something")
}

/// A folder with two cards, in memory.
private struct Vdir {
    static let shared = Vdir()
    static let names = ["Ada Lovelace", "Grace Hopper"]

    let path: String

    private init() {
        var name = Array("/dev/shm/vitaminb-fuzz-XXXXXX".utf8CString)
        guard let made = name.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) else { fatalError("no folder") }
        path = String(cString: made)
        for name in Self.names {
            let card =
                "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(name)\r\nFN:\(name)\r\nCATEGORIES:friends,work\r\nBDAY:18151210\r\nEND:VCARD\r\n"
            write(Array(card.utf8), to: name + ".vcf")
        }
        atexit {
            for name in Vdir.names.map({ $0 + ".vcf" }) + ["index"] { unlink(Vdir.shared.path + "/" + name) }
            rmdir(Vdir.shared.path)
        }
    }

    func write(_ bytes: [UInt8], to name: String) {
        let descriptor = open(path + "/" + name, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
        defer { close(descriptor) }
        hold(Glibc.write(descriptor, bytes, bytes.count) == bytes.count, "\(name) can't be written")
    }
}
