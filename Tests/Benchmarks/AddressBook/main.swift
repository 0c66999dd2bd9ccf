// address-book-benchmark FOLDER [again|details] - loads an address book as the daemon does at its start, and prints the seconds it took;
// of "again" those of a second look at files that did not change, of "details" those of reading every card for `vitaminb merge`.
import AddressBook

var book = AddressBook(folders: [CommandLine.arguments[1]])
let clock = ContinuousClock()
var start = clock.now
var count = book.rescan().changed.count
switch CommandLine.arguments.dropFirst(2).first {
case "again":
    start = clock.now
    count = book.rescan().changed.count
case "details":
    start = clock.now
    count = book.contactDetails().count
default: break
}
print((clock.now - start) / .seconds(1), count)
