import AddressBook
import Glibc
import Journal
import KeepInTouch
import Platform

extension Coordinator {
    /// Checks that the address books can be written, and reports what to do if not. Makes the default address book if it is missing.
    func checkFolders() {
        // Where there were contacts the folder was moved away, and another in its place would keep it from coming back.
        if access(paths.contactsFolder, F_OK) != 0, configuration.addressBooks.contains(paths.contactsFolder),
            RosterFile(path: paths.rosterFile).roster.presentCount == 0
        {
            _ = mkdir(paths.contactsFolder, 0o700)
        }
        var moved: [Problem] = []
        do throws(JournalError) { try journal.checkIsInPlace() } catch {
            if case .folderMoved(let path) = error { moved = [Problem(file: path, message: "\(error)")] }
        }
        problems.report(
            .folders,
            moved
                + configuration.addressBooks.filter { book in !mirrors.contains { $0.folder == book } }.compactMap { folder in
                    Self.problem(with: folder) ?? (book.contactCount == 0 ? Self.parentProblem(with: folder) : nil)
                })
    }

    /// Refuses to write new cards above the folders with the others: they would be the only ones there, and hide that.
    func checkHasNoCollections() throws(RequestError) {
        guard let problem = configuration.addressBooks.first.flatMap(Self.parentProblem) else { return }
        throw .addressBookFailed(file: problem.file, reason: problem.message)
    }

    /// Where the folder has no cards, and folders in it have: vdirsyncer keeps collections so.
    private static func parentProblem(with folder: String) -> Problem? {
        let inside = AddressBook.collections(in: folder)
        if inside.isEmpty { return nil }
        let found = inside.map { "\($0.name) (\($0.cards))" }.joined(separator: ", ")
        let paths = inside.map { "\"\(folder)/\($0.name)\"" }.joined(separator: ", ")
        return Problem(
            file: folder, message: "there are no cards in this folder, but in \(found); name those: address_books = [\(paths)]")
    }

    private static func problem(with folder: String) -> Problem? {
        if access(folder, W_OK | X_OK) == 0 { return nil }
        let error = errno
        // A mirror that is meant to be read. Whoever wants to change a card is told.
        if error == EACCES, access(folder, R_OK | X_OK) == 0 { return nil }
        let remedy =
            switch error {
            case ENOENT where folder.contains("*"): "a * means no folders here; name each folder in address_books"
            case ENOENT: "the address book does not exist; create it, or change address_books"
            case EROFS:
                "the address book can't be written from the service's sandbox; type vitaminb doctor --fix, "
                    + "which allows the folders that the configuration names"
            default: "the address book can't be read (\(String(cString: strerror(error)))); make it readable for yourself: chmod u+rwx"
            }
        return Problem(file: folder, message: remedy)
    }
}
