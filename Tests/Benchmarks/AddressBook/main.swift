// address-book-benchmark FOLDER [INDEX] - loads an address book as the daemon does at its start, and prints the seconds it took.
// address-book-benchmark FOLDER INDEX traits - prints the seconds that reading every card for `vitaminb duplicates` takes then.
import AddressBook

var book = AddressBook(folders: [CommandLine.arguments[1]], index: CommandLine.arguments.dropFirst(2).first)
let clock = ContinuousClock()
let start = clock.now
let found = book.rescan()
if CommandLine.arguments.last == "traits" {
    let start = clock.now
    let details = book.contactDetails()
    print((clock.now - start) / .seconds(1), details.count)
} else {
    print((clock.now - start) / .seconds(1), found.changed.count)
}
