import Foundation
import KeepInTouch
import Synchronization
import Testing

@testable import Daemon

/// A clock that stands still until it is set.
final class SetClock: Sendable {
    private let seconds: Mutex<Int64>

    init(_ date: String, _ time: String) throws {
        let date = try #require(CivilDate(date))
        let time = try #require(ClockTime(time))
        seconds = Mutex(Zone.utc.instant(of: date, at: time).seconds)
    }

    var clock: Clock {
        Clock(now: { Instant(seconds: self.seconds.withLock { $0 }) }, zone: { .utc })
    }

    func set(_ date: String, _ time: String) throws {
        let instant = Zone.utc.instant(of: try #require(CivilDate(date)), at: try #require(ClockTime(time)))
        seconds.withLock { $0 = instant.seconds }
    }

    func advance(_ span: String) throws {
        let span = try Span(parsing: span)
        seconds.withLock { $0 = span.after(Instant(seconds: $0), in: .utc).seconds }
    }
}
