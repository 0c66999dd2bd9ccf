/// What one service gives to its peers at most, and what happens beyond.
package struct Limits: Sendable {
    /// The longest call in bytes. A longer one closes its connection. Behind a subscription, this much may pile up.
    package var maximumMessageBytes: Int
    /// How many bytes may wait for one peer to read them. Beyond, the peer is dropped: a subscriber that doesn't keep up, or
    /// the reader of a single reply that is longer. Enumerations never get there.
    package var maximumQueuedBytes: Int
    /// How many bytes all connections may hold together, of calls that aren't whole yet and of what waits to be read. Beyond, whoever
    /// holds most is closed.
    package var maximumHeldBytes: Int
    /// How many connections there may be. Further ones are closed at once.
    package var maximumConnections: Int
    /// How long ``Service/stop()`` waits for peers to take what is queued, in milliseconds, for all of them together.
    package var stopMilliseconds: Int
    /// For how long a call is tried again whose handler throws ``Postponed``, in milliseconds.
    package var postponedMilliseconds: Int

    /// The values that suit a service of one user.
    package init(
        maximumMessageBytes: Int = 1 << 20, maximumQueuedBytes: Int = 4 << 20, maximumHeldBytes: Int = 32 << 20,
        maximumConnections: Int = 4096, stopMilliseconds: Int = 100, postponedMilliseconds: Int = 5000
    ) {
        self.maximumMessageBytes = maximumMessageBytes
        self.maximumQueuedBytes = maximumQueuedBytes
        self.maximumHeldBytes = maximumHeldBytes
        self.maximumConnections = maximumConnections
        self.stopMilliseconds = stopMilliseconds
        self.postponedMilliseconds = postponedMilliseconds
    }
}
