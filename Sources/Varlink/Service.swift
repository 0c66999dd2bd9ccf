import Dispatch
import Glibc

/// A Varlink service: interfaces, a handler for each of their methods, and the peers that call them.
///
/// Everything happens on the main queue, which has to run (`dispatchMain()`, or an asynchronous `main` in tests): nothing
/// here blocks, waits or starts a thread.
@MainActor
package final class Service {
    /// Where the service says what went wrong with a peer: one line, without a time; thirty a minute at most.
    package var log: (@MainActor (String) -> Void)?

    let limits: Limits

    private let information: ServiceInterface.GetInfo.Reply
    private let descriptions: [String: String]
    private let methods: [String: Interface.Method]
    private let authorize: @MainActor (Credentials) -> Bool
    private var handlers: [String: Handler] = [:]
    private var listeners: [Listener] = []
    private var connections: [Int32: Connection] = [:]
    private var heldBytes = 0
    private var isFull = false
    private var budget = LineBudget()

    /// - Parameters:
    ///   - vendor: as the others up to `url` for `org.varlink.service.GetInfo`.
    ///   - interfaces: what the service offers; `org.varlink.service` comes by itself.
    ///   - authorize: whether a peer may call; one that may not is closed at once.
    package init(
        vendor: String, product: String, version: String, url: String, interfaces: [Interface], limits: Limits = .init(),
        authorize: @escaping @MainActor (Credentials) -> Bool = { $0.uid == geteuid() }
    ) {
        self.limits = limits
        self.authorize = authorize
        var descriptions = [ServiceInterface.name: ServiceInterface.description]
        var methods: [String: Interface.Method] = [:]
        for interface in interfaces {
            descriptions[interface.name] = interface.description
            for method in interface.methods { methods["\(interface.name).\(method.name)"] = method }
        }
        self.descriptions = descriptions
        self.methods = methods
        information = .init(
            vendor: vendor, product: product, version: version, url: url,
            interfaces: [ServiceInterface.name] + interfaces.map(\.name))
        handlers = ServiceInterface.handlers(information: information, descriptions: descriptions)
    }

    // MARK: Handlers

    /// Answers a method with one reply. `body` may throw a ``VarlinkError`` or a ``VarlinkErrorConvertible``; for anything
    /// else the peer is closed and the error logged, since no interface declares it.
    package func handle<M: VarlinkMethod>(
        _ method: M.Type, _ body: @escaping @MainActor (M.Parameters) throws -> M.Reply
    ) throws(RegistrationError) {
        try register(M.name, needsMore: false) { .reply(JSONWriter.text(of: try body($0.parameters(as: M.Parameters.self)))) }
    }

    /// Answers a method, which must be called with `more`, with one reply for each element; with an empty one if there are
    /// none. The sequence is pulled only as the peer reads, so it should be a value that doesn't change meanwhile.
    package func enumerate<M: VarlinkMethod>(
        _ method: M.Type, _ body: @escaping @MainActor (M.Parameters) throws -> any Sequence<M.Reply>
    ) throws(RegistrationError) {
        try register(M.name, needsMore: true) { .enumeration(encoded(try body($0.parameters(as: M.Parameters.self)))) }
    }

    /// Answers a method, which must be called with `more`, whenever there is something to say. The subscription occupies its
    /// connection: what the peer calls meanwhile waits until it is over.
    package func subscribe<M: VarlinkMethod>(
        _ method: M.Type, _ body: @escaping @MainActor (M.Parameters, Subscriber<M.Reply>) throws -> Void
    ) throws(RegistrationError) {
        try register(M.name, needsMore: true) { parameters in
            .subscription { try $0.subscribe(parameters.parameters(as: M.Parameters.self), body) }
        }
    }

    /// The qualified names of methods that are described and have no handler; calls of them are answered `MethodNotImplemented`.
    var missingHandlers: [String] { methods.keys.filter { handlers[$0] == nil }.sorted() }

    private func register(
        _ name: String, needsMore: Bool, _ body: @escaping @MainActor (JSONObject) throws -> Handler.Answer
    ) throws(RegistrationError) {
        guard let method = methods[name] else { throw .notDescribed(name) }
        guard handlers[name] == nil else { throw .alreadyHandled(name) }
        handlers[name] = Handler(parameters: method.parameters.map(\.name), needsMore: needsMore, body: body)
    }

    // MARK: Peers

    /// How many peers are connected.
    var connectionCount: Int { connections.count }

    /// Serves the peers of a listening stream socket, which from here on belongs to the service. There may be several.
    package func listen(on descriptor: Int32) {
        listeners.append(
            Listener(descriptor) { [weak self] in
                guard let self else { return }
                accept($0)
            } failed: { [weak self] in
                self?.note($0)
            })
    }

    /// Accepts no more, gives peers a moment (``Limits/stopMilliseconds``) to take what is queued, and closes everything.
    package func stop() {
        listeners.forEach { $0.stop() }
        listeners = []
        let deadline = DispatchTime.now() + .milliseconds(limits.stopMilliseconds)
        for connection in connections.values {
            connection.drain(until: deadline)
            connection.close()
        }
    }

    func note(_ line: String) {
        for line in budget.take(line, at: DispatchTime.now().uptimeNanoseconds) { log?(line) }
    }

    /// Takes note of how much more a connection holds, or less.
    func hold(_ bytes: Int) {
        heldBytes += bytes
        guard heldBytes > limits.maximumHeldBytes, let most = connections.values.max(by: { $0.held < $1.held }) else { return }
        most.close("all peers together hold too much and it holds most, \(most.held) bytes")
    }

    func forget(_ connection: Connection) {
        connections[connection.descriptor] = nil
        isFull = false
    }

    private func accept(_ descriptor: Int32) {
        connections.values.forEach { $0.closeIfAbandoned() }
        guard let peer = Credentials(peerOf: descriptor) else { return refuse(descriptor, "the kernel doesn't tell who it is") }
        guard authorize(peer) else { return refuse(descriptor, "user \(peer.uid) isn't allowed (pid \(peer.pid))") }
        guard connections.count < limits.maximumConnections else {
            refuse(descriptor, isFull ? nil : "there are \(connections.count) already")
            isFull = true
            return
        }
        connections[descriptor] = Connection(descriptor, peer: peer, service: self)
    }

    private func refuse(_ descriptor: Int32, _ reason: String?) {
        if let reason { note("refused a connection: \(reason)") }
        close(descriptor)
    }

    // MARK: Calls

    /// Answers one call, or begins to. A `oneway` call gets no answer, whatever happens.
    func answer(_ call: Call, on connection: Connection, since: DispatchTime = .now()) {
        do {
            switch try handler(for: call).answer(call) {
            case .reply(let reply): if !call.oneway { connection.reply(reply) }
            case .enumeration(let pull): connection.enumerate(pull)
            case .subscription(let start): try start(connection)
            }
        } catch let postponed as Postponed {
            if DispatchTime.now() < since + .milliseconds(limits.postponedMilliseconds) {
                connection.postpone { [weak self] connection in self?.answer(call, on: connection, since: since) }
            } else {
                fail(call, with: postponed.answer, on: connection)
            }
        } catch {
            fail(call, with: error, on: connection)
        }
    }

    private func fail(_ call: Call, with error: any Error, on connection: Connection) {
        switch error {
        case let error as VarlinkError: if !call.oneway { connection.fail(error) }
        case let error as any VarlinkErrorConvertible: if !call.oneway { connection.fail(error.varlinkError) }
        default: connection.end("\(call.method) failed: \(error)")
        }
    }

    private func handler(for call: Call) throws(VarlinkError) -> Handler {
        if let handler = handlers[call.method] {
            guard !call.upgrade else { throw .methodNotImplemented(call.method) }
            return handler
        }
        guard methods[call.method] == nil else { throw .methodNotImplemented(call.method) }
        guard let dot = call.method.lastIndex(of: "."), descriptions[String(call.method[..<dot])] == nil else {
            throw .methodNotFound(call.method)
        }
        throw .interfaceNotFound(String(call.method[..<dot]))
    }
}

/// A handler that a service doesn't take; a mistake in the program.
package enum RegistrationError: Error, Equatable, Sendable {
    /// No interface of the service describes the method.
    case notDescribed(String)
    /// The method has a handler.
    case alreadyHandled(String)
}
