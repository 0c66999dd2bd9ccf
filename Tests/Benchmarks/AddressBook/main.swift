// address-book-benchmark FOLDER [INDEX] - loads an address book as the daemon does at its start, and prints the seconds it took.
import Storage

var book = AddressBook(folders: [CommandLine.arguments[1]], index: CommandLine.arguments.dropFirst(2).first)
let clock = ContinuousClock()
let start = clock.now
let found = book.rescan()
print((clock.now - start) / .seconds(1), found.changed.count)
