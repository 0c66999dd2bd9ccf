import ControlInterface
import Glibc
import Varlink

/// The stream of events, taken up again whenever the daemon comes back.
struct Subscription {
    /// Runs once each time the daemon goes away.
    var wentAway: () -> Void

    /// How long to wait before the first and at most before each further attempt, in milliseconds.
    private static let pauses: ClosedRange<Int32> = 250...32_000

    /// Hands over every event, for ever. Ends by throwing: what `each` threw, or a `ConnectionError` where there is no daemon
    /// to begin with, or none that can be understood.
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
