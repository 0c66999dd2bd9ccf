import FoundationEssentials
import KeepInTouch
import SQLite

@testable import Journal

/// Rows of a journal that somebody else wrote, or a disk spoilt: a book that has read them plans, answers and goes on.
///
/// A line is a row; its cells, as in ``Column/list``, are separated by tabs: nothing, a number, or a text.
@Sendable func fuzzJournal(_ bytes: [UInt8]) {
    let cells = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix(64).map { line in
        line.split(separator: UInt8(ascii: "\t"), maxSplits: Int(Column.count) - 1, omittingEmptySubsequences: false).map(cell)
    }
    guard let all = try? entries(cells) else { fatalError("SQLite doesn't take the rows") }
    // The table has each id once.
    var ids: Set<UUID> = []
    let rows = all.filter { ids.insert($0.id).inserted }
    let zone = Zone(identifier: "Test") { $0.seconds / 15_778_476 % 2 == 0 ? 3600 : 7200 }
    let now = Instant(seconds: 1_800_000_000)
    guard let cadence = try? Cadence(parsing: "3w") else { fatalError("no cadence") }
    var life = FuzzedLife(
        contacts: ["ada", "bob", "eve"].map { Contact(id: ContactID(rawValue: $0), name: $0.uppercased(), groups: ["friends"]) },
        policy: Policy(every: cadence, groups: ["friends": GroupPolicy(every: cadence, atMost: cadence, inPerson: cadence)]), zone: zone,
        now: now, rows)
    let book = life.book
    // One of them: to say why takes a forecast.
    for contact in book.contacts.dropFirst(number(of: bytes) % 3).prefix(1) {
        for explanation in book.explain(contact.id, now: now) { hold(!explanation.steps.isEmpty, "no reason") }
        _ = book.own(rows, of: contact.id)
        _ = book.relation(to: contact.id)
    }
    hold(book.nextWake > now, "it wakes in the past")
    // What it says by itself, and a year from now.
    for day in [0, 1, 400] {
        let then = now.adding(seconds: day * 86_400)
        guard let handled = try? life.handle(.woke, at: then) else { fatalError("nothing can be refused") }
        hold(handled.end == .settled && handled.wake > then, "it does not come to rest")
        let book = life.book
        hold(book.due(then, includingHidden: true).count == Set(book.due(then, includingHidden: true).map(\.id)).count, "a reminder twice")
    }
    var report = Report(days: zone.date(at: now).adding(days: -364)...zone.date(at: now), zone: zone)
    var tuning = Tuning(book)
    for row in rows {
        report.add(row)
        tuning.add(row)
    }
    _ = tuning.proposals(for: book)
    _ = try? book.decide(.said(.acknowledge(who: "ada", Interaction(via: .call), when: now)), now: now, newID: UUID.init)
    // What is read can be written, and reads back as it was.
    guard let again = try? entries(rows.map { EntryRow($0).values }) else {
        fatalError("SQLite doesn't take the rows")
    }
    hold(again == rows, "an entry reads back as something else")
}

/// A book that lives by these rows, and by what it says itself.
private struct FuzzedLife: BookOwner, EntryStore {
    var book: Book
    private var rows: [Entry]
    let created = Instant(seconds: 1_800_000_000)
    private var hand = EntryWriter(id: UUID())
    var writer: UUID { hand.id }
    var isWrittenHere: Bool { true }

    init(contacts: [Contact], policy: Policy, zone: Zone, now: Instant, _ rows: [Entry]) {
        self.rows = rows
        var builder = BookBuilder(
            contacts: contacts, policy: policy, zone: zone, now: now,
            corrections: rows.filter(\.what.changesOthers))
        for row in rows { builder.restore(row) }
        book = builder.build()
    }

    func newID() -> UUID { UUID() }
    func perform(_ effects: [Effect], of draft: Draft) {}
    mutating func append(_ entries: [Entry]) -> [Entry] {
        let known = Set(rows.map(\.id))
        let new = entries.filter { !known.contains($0.id) }.map { hand.placing($0) }
        rows += new
        return new
    }
    func entries(of part: JournalPart) -> [Entry] { rows }
    func load(_ body: (Entry) -> Void) -> UnusableEntries {
        rows.forEach(body)
        return .nothing
    }
}

private func cell(_ text: ArraySlice<UInt8>) -> Statement.Value {
    if text.isEmpty { return .null }
    let text = String(decoding: text, as: UTF8.self)
    return Int64(text).map(Statement.Value.integer) ?? .text(text)
}

/// What is understood of these rows, by way of SQLite.
private func entries(_ rows: [[Statement.Value]]) throws -> [Entry] {
    let width = Int(Column.count)
    let marks = Array(repeating: "?", count: width).joined(separator: ", ")
    let statement = try Database(path: ":memory:", create: true).prepare("SELECT \(marks)")
    return try rows.compactMap { row in
        try statement.bind(row + Array(repeating: .null, count: max(0, width - row.count)))
        guard try statement.step() else { return nil }
        return statement.entry()
    }
}
