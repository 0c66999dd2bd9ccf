import Glibc
import Platform

extension Coordinator {
    /// Checks that the address books can be written, and reports what to do if not. Makes the default address book if it is missing.
    func checkFolders() {
        if access(paths.contactsFolder, F_OK) != 0, configuration.addressBooks.contains(paths.contactsFolder) {
            _ = mkdir(paths.contactsFolder, 0o700)
        }
        problems.report(.folders, configuration.addressBooks.compactMap(Self.problem))
    }

    private static func problem(with folder: String) -> Problem? {
        if access(folder, W_OK | X_OK) == 0 { return nil }
        let error = errno
        let remedy =
            switch error {
            case ENOENT: "the address book does not exist; create it, or change address_books"
            case EROFS:
                "the address book can't be written from the service's sandbox; run the install script again, "
                    + "which allows the folders that the configuration names"
            default: "the address book can't be written (\(String(cString: strerror(error)))); make it writable for yourself: chmod u+rwx"
            }
        return Problem(file: folder, message: remedy)
    }
}
