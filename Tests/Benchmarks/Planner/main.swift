// Plans for so many contacts, and prints when each is due next, the soonest first: `planner-benchmark CONTACTS`. With "answers" behind it,
// prints instead how many seconds an acknowledgement takes, planning included; with "year", a year in which everybody answers.
import FoundationEssentials
import Glibc
import KeepInTouch

let arguments = CommandLine.arguments
guard arguments.count >= 2, let count = Int(arguments[1]), count > 0 else {
    print("planner-benchmark CONTACTS [answers|year]")
    exit(2)
}

/// Seconds that the processor has spent on this: what else runs on the machine does not count.
func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Ids as a journal has them, one after the other.
func id(_ number: Int) -> UUID {
    withUnsafeBytes(of: UInt64(number).bigEndian) { bytes in
        UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]))
    }
}

let start = Instant(seconds: 1_780_000_000)
let cadences = ["1w", "2w", "6w", "3m", "6m", "1y"].compactMap { try? Cadence(parsing: $0) }
let groups = Dictionary(uniqueKeysWithValues: cadences.enumerated().map { ("group \($0.offset)", GroupPolicy(every: $0.element)) })
let contacts = (0..<count).map { number in
    Contact(
        id: ContactID(rawValue: "00000000-0000-4000-8000-\(number)"), name: "Contact \(number)", groups: ["group \(number % groups.count)"])
}
/// The book, and how many seconds it took to plan it.
@MainActor func planned() -> (Book, seconds: Double) {
    var builder = BookBuilder(
        contacts: contacts, policy: Policy(groups: groups, delivery: Delivery(budget: 50)), zone: .utc, now: start,
        created: start.adding(seconds: -400 * 86_400))
    for (number, contact) in contacts.enumerated() {
        let said = start.adding(seconds: -(number % 300) * 86_400)
        builder.restore(Entry(id: id(number), said: said, contact: contact.id, what: .logged(Interaction(via: .call))))
    }
    let began = seconds()
    let book = (consume builder).build()
    return (book, seconds() - began)
}

/// A journal that keeps nothing.
struct Nowhere: EntryStore {
    var writer: UUID { UUID() }
    var isWrittenHere: Bool { true }
    let created = start
    func append(_ entries: [Entry]) -> [Entry] { entries }
    func entries(of part: JournalPart) -> [Entry] { [] }
    func load(_ body: (Entry) -> Void) -> UnusableEntries { UnusableEntries() }
}
var nowhere = Nowhere()
var (book, planning) = planned()

switch arguments.dropFirst(2).first {
case nil:
    for reminder in book.due(start) + book.upcoming(through: CivilDate.range.upperBound) {
        print(reminder.due, reminder.id.contact)
    }
case "plan":
    print(planning)
case "answers":
    let answers = 1000
    let began = seconds()
    for number in 0..<answers {
        let who = contacts[(number * 7919) % count].id.rawValue
        let intent = Intent.acknowledge(who: who, Interaction(via: .call), when: start)
        guard let draft = try? book.decide(.said(intent), now: start, newID: { id(count + number) }),
            let written = try? nowhere.write(draft)
        else { exit(1) }
        _ = book.commit(written)
        _ = book.nextWake
    }
    print((seconds() - began) / Double(answers))
case "year":
    let began = seconds()
    let tellings = book.forecast(from: start, through: book.today.adding(days: 365), .everybodyAnswers)
    print(seconds() - began, tellings.count)
default: exit(2)
}
