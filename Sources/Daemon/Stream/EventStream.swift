import ControlInterface
import KeepInTouch
import Platform
import Varlink

/// Sends what happens to everybody who has subscribed on the control socket.
@MainActor
package final class EventStream: Output {
    private var subscribers: [ObjectIdentifier: Subscriber<Control.Subscribe.Reply>] = [:]

    /// Nobody has subscribed yet.
    package init() {}

    /// Brings a new subscriber up to date, and tells it of everything from here on.
    func add(_ subscriber: Subscriber<Control.Subscribe.Reply>, due: [WireReminder]) {
        for reminder in due { subscriber.send(.init(event: .current, reminder: reminder)) }
        subscriber.send(.init(event: .ready))
        let id = ObjectIdentifier(subscriber)
        subscribers[id] = subscriber
        subscriber.onClose = { [weak self] in self?.subscribers[id] = nil }
    }

    func perform(_ committed: Committed) {
        if subscribers.isEmpty { return }
        for event in EventPlan.events(of: committed) {
            failPoint("stream: before an event")
            for subscriber in subscribers.values { subscriber.send(event) }
        }
    }
}
