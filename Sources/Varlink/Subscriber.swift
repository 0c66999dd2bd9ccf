/// The other end of one subscription: a call with `more` that the service answers whenever it has something to say.
@MainActor
package final class Subscriber<Reply: JSONWritable> {
    private weak var connection: Connection?

    /// Runs once when the peer is gone or was dropped, not after ``finish()``. On a subscriber that is already gone it runs
    /// as soon as it is set.
    package var onClose: (@MainActor () -> Void)? {
        didSet { if wasDropped { runOnClose() } }
    }
    private var wasDropped = false

    /// Whether sending makes sense.
    package private(set) var isOpen = true

    init(_ connection: Connection) { self.connection = connection }

    /// Sends one reply of many. Where the peer doesn't read, replies queue up to ``Limits/maximumQueuedBytes``; beyond, the
    /// peer is dropped. Does nothing once the subscription is over.
    package func send(_ reply: Reply) {
        guard isOpen else { return }
        connection?.sendToSubscriber(JSONWriter.text(of: reply))
    }

    /// Ends the stream with an empty reply. The connection stays, for the peer's next call.
    package func finish() {
        end { $0.finishSubscriber() }
    }

    /// Ends the stream with an error.
    package func fail(_ error: VarlinkError) {
        end { $0.failSubscriber(error) }
    }

    private func end(_ body: (Connection) -> Void) {
        guard isOpen, let connection else { return }
        isOpen = false
        body(connection)
    }

    /// The connection is no more.
    func dropped() {
        guard isOpen else { return }
        isOpen = false
        wasDropped = true
        runOnClose()
    }

    /// The call was refused: nothing was ever subscribed.
    func disconnect() { isOpen = false }

    private func runOnClose() {
        let body = onClose
        if body != nil { wasDropped = false }
        body?()
    }
}
