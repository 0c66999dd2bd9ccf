import ControlInterface
import Glibc
import Varlink

/// The stream of events, which reconnects whenever the daemon comes back.
struct Subscription {
    /// Called once each time the daemon goes away.
    var wentAway: () -> Void

    /// The first and the longest wait between two attempts, in milliseconds.
    private static let pauses: ClosedRange<Int32> = 250...32_000

    /// Calls `each` for every event, forever. Throws what `each` throws, or a `ConnectionError` if there is no daemon
    /// at the beginning, or one that doesn't speak Varlink.
    func run(_ each: (Control.Subscribe.Reply) throws -> Void) throws -> Never {
        var client = try Vitaminbd.connect()
        var pause = Self.pauses.lowerBound
        var isGone = false
        while true {
            do {
                try client.subscribe(Control.Subscribe.self, Empty()) {
                    if $0.event == .ready { (pause, isGone) = (Self.pauses.lowerBound, false) }
                    try each($0)
                }
            } catch let error as ConnectionError where !error.isProtocolBroken {}
            if !isGone { wentAway() }
            isGone = true
            client = Self.connectAgain(&pause)
        }
    }

    private static func connectAgain(_ pause: inout Int32) -> Client {
        while true {
            poll(nil, 0, pause)
            pause = min(2 * pause, pauses.upperBound)
            if let client = try? Vitaminbd.connect() { return client }
        }
    }
}
