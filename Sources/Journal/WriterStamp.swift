import KeepInTouch
import SQLite

/// Who writes a row, which of that writer's rows it is, and when by the hybrid clock. It orders the entries of several machines.
struct WriterStamp {
    let writer: String
    private(set) var number: Int64
    private(set) var clock: HybridClock

    /// The stamp of a writer that has written nothing yet.
    init(writer: String) {
        (self.writer, number, clock) = (writer, 0, HybridClock(second: 0, counter: 0))
    }

    /// The stamp of the last row of the database's writer.
    init(lastOf database: Database) throws(SQLiteError) {
        writer = try database.text("SELECT writer FROM journal") ?? ""
        let last = try database.prepare("SELECT number, second, counter FROM entry WHERE writer = ? ORDER BY number DESC LIMIT 1")
        try last.bind([.text(writer)])
        if try last.step() {
            (number, clock) = (last.integer(0), HybridClock(second: last.integer(1), counter: last.integer(2)))
            return
        }
        // The rows of older schemas count as this writer's, by their numbers in the table.
        let old = try database.prepare("SELECT seq, said FROM entry ORDER BY seq DESC LIMIT 1")
        let isThere = try old.step()
        (number, clock) =
            isThere ? (old.integer(0), HybridClock(second: old.integer(1), counter: 0)) : (0, HybridClock(second: 0, counter: 0))
    }

    /// The stamp of the next row, which says something said then.
    func next(_ said: Instant) -> WriterStamp {
        var next = self
        next.number += 1
        next.clock = clock.next(said)
        return next
    }
}

/// A hybrid logical clock: it follows the system's clock, and doesn't go back when that is set back a little.
struct HybridClock: Equatable {
    let second: Int64
    let counter: Int64

    /// How far ahead of the system's clock it is believed, in seconds.
    private static let belief: Int64 = 86_400

    func next(_ said: Instant) -> HybridClock {
        guard second >= said.seconds, second - said.seconds <= Self.belief else { return HybridClock(second: said.seconds, counter: 0) }
        return HybridClock(second: second, counter: counter + 1)
    }
}
