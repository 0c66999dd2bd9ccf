import FoundationEssentials
import KeepInTouch
import Testing

@testable import Daemon

/// How a reminder ended, by what the journal says.
struct TaskClosingTests {
    private static let ada = ContactID(rawValue: "ada")
    private static let noon = TaskScene.moment("2026-12-01", "12:00")
    private static let later = TaskScene.moment("2026-12-02", "12:00")

    private static func key(_ kind: ReminderKind) -> ReminderKey {
        switch kind {
        case .birthday, .anniversary: ReminderKey(kind: kind, cycle: .year(2026))
        default: ReminderKey(kind: kind, cycle: .since(.zero))
        }
    }

    private static func entry(_ what: Entry.What, at moment: Instant = noon) -> Entry {
        Entry(id: UUID(), said: moment, contact: ada, what: what)
    }

    private static func standing(_ kind: ReminderKind, _ what: [Entry], evidence: EvidencePolicy = EvidencePolicy()) -> TaskStanding? {
        let told = entry(.told(key(kind), .due), at: TaskScene.told)
        let reminder = ReminderID(key: key(kind), contact: ada)
        return TaskClosing(of: reminder, in: [told] + what, by: evidence, now: later)?.standing
    }

    private static let call = Entry.What.acknowledged(Interaction(via: .call), [], again: nil)
    private static let meal = Entry.What.acknowledged(Interaction(via: .meal), [], again: nil)

    static let cases: [(ReminderKind, Entry.What, TaskStanding)] = [
        (.keepInTouch, call, .done(noon)), (.birthday, call, .done(noon)), (.anniversary, call, .done(noon)),
        (.inPerson, call, .withdrawn(later)), (.inPerson, meal, .done(noon)), (.promise, call, .withdrawn(later)),
        (.inPerson, .acknowledged(Interaction(via: .other), [key(.inPerson)], again: nil), .done(noon)),
        (.promise, .done([key(.promise)]), .done(noon)), (.birthday, .done([key(.birthday)]), .done(noon)),
        (.promise, .done([ReminderKey(kind: .promise, cycle: .since(UUID()))]), .withdrawn(later)),
        (.keepInTouch, .skipped([key(.keepInTouch)]), .skipped(noon)), (.keepInTouch, .skipped([key(.inPerson)]), .withdrawn(later)),
        (.keepInTouch, .gave("a book"), .withdrawn(later)), (.keepInTouch, .logged(Interaction(via: .letter)), .done(noon)),
    ]

    @Test(arguments: cases) func `what answers which reminder`(kind: ReminderKind, what: Entry.What, standing: TaskStanding) {
        #expect(Self.standing(kind, [Self.entry(what)]) == standing)
    }

    @Test func `what was noticed closes a reminder where it counts`() {
        let letter = Self.entry(.noticed(Evidence(via: .email, direction: .out, source: .mail)))
        #expect(Self.standing(.keepInTouch, [letter]) == .withdrawn(Self.later))
        #expect(Self.standing(.keepInTouch, [letter], evidence: EvidencePolicy(mail: .count)) == .done(Self.noon))
        #expect(Self.standing(.promise, [letter], evidence: EvidencePolicy(mail: .count)) == .withdrawn(Self.later))
    }

    @Test func `the first answer after the last telling counts, and none that was taken back`() {
        let first = Self.entry(Self.call)
        let second = Self.entry(.skipped([Self.key(.keepInTouch)]), at: Self.later)
        let undo = Self.entry(.undone(first.id), at: Self.later)
        #expect(Self.standing(.keepInTouch, [first, second]) == .done(Self.noon))
        #expect(Self.standing(.keepInTouch, [first, second, undo]) == .skipped(Self.later))
        let again = Self.entry(.told(Self.key(.keepInTouch), .overdue), at: Self.later)
        #expect(Self.standing(.keepInTouch, [first, again, second]) == .skipped(Self.later))
        #expect(Self.standing(.keepInTouch, [first, again]) == .done(Self.noon), "told by a machine that had not heard of it")
    }

    @Test func `one that began with an entry is known by it, though the telling was of the one before`() {
        let call = Self.entry(Self.call)
        let reminder = ReminderID(key: ReminderKey(kind: .keepInTouch, cycle: .since(call.id)), contact: Self.ada)
        func standing(_ more: Entry...) -> TaskStanding? {
            TaskClosing(of: reminder, in: [call] + more, by: EvidencePolicy(), now: Self.later)?.standing
        }
        #expect(standing() == .withdrawn(Self.later))
        #expect(standing(Self.entry(Self.call, at: Self.later)) == .done(Self.later))
        #expect(standing(Self.entry(.undone(call.id), at: Self.later)) == .withdrawn(Self.later))
    }

    @Test(arguments: [ReminderKind.birthday, .promise])
    func `one whose telling was of a clock that was ahead is answered all the same`(kind: ReminderKind) {
        let told = Entry(
            id: UUID(), said: Self.later, day: TaskScene.day("2026-12-02"), subject: .contact(Self.ada), what: .told(Self.key(kind), .due))
        let redated = Self.entry(.redated(told.id, to: TaskScene.told), at: TaskScene.told)
        let answer = Self.entry(.done([Self.key(kind)]))
        let reminder = ReminderID(key: Self.key(kind), contact: Self.ada)
        let entries = [told, redated, answer]
        #expect(!Corrections(entries).counted(entries).contains { $0.id == told.id })
        #expect(TaskClosing(of: reminder, in: entries, by: EvidencePolicy(), now: Self.later)?.standing == .done(Self.noon))
    }

    @Test func `a reminder of which no telling is known is another machine's`() {
        let reminder = ReminderID(key: Self.key(.keepInTouch), contact: Self.ada)
        #expect(TaskClosing(of: reminder, in: [Self.entry(Self.call)], by: EvidencePolicy(), now: Self.later) == nil)
    }
}
