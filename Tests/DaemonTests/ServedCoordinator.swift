import ControlInterface
import Platform
import TestSupport
import Varlink

@testable import Daemon

/// A coordinator over a home, and the service of the whole interface on a socket there. It stops with the last reference to it.
@MainActor
final class ServedCoordinator {
    let home: Home
    let coordinator: Coordinator
    private let service: Service

    /// A coordinator that is not `started` tells nothing.
    init(_ home: Home, started: Bool = true) throws {
        self.home = home
        coordinator = try home.coordinator()
        if started { coordinator.start() }
        service = Service(vendor: "", product: "", version: "", url: "", interfaces: [try Interface(description: Control.description)])
        let stream = EventStream()
        coordinator.outputs.append(stream)
        try ControlService(coordinator, stream).register(with: service)
        service.listen(on: try UnixSocket.listen(path: home.socket))
    }

    isolated deinit { service.stop() }
}

/// A suite that asks a coordinator over a real socket; cards and journal are real.
@MainActor
protocol AsksService {
    var served: ServedCoordinator { get }
}

extension AsksService {
    var home: Home { served.home }
    var paths: Paths { home.paths }
    var clock: SetClock { home.clock }
    var coordinator: Coordinator { served.coordinator }

    func call<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) async throws -> M.Reply
    where M: SendableMetatype, M.Reply: Sendable, M.Parameters: Sendable {
        try await asking { try $0.call(method, parameters) }
    }

    func all<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) async throws -> [M.Reply]
    where M: SendableMetatype, M.Reply: Sendable, M.Parameters: Sendable {
        try await asking { client in
            var replies: [M.Reply] = []
            try client.enumerate(method, parameters) { replies.append($0) }
            return replies
        }
    }

    /// The interface's error that the call was answered with.
    func refusal<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) async throws -> ControlError?
    where M: SendableMetatype, M.Reply: Sendable, M.Parameters: Sendable {
        do {
            _ = try await call(method, parameters)
            return nil
        } catch let error as VarlinkError {
            return ControlError(error)
        }
    }

    /// The client blocks a thread of its own, since the main queue has to answer meanwhile.
    private func asking<T: Sendable>(_ body: @escaping @Sendable (Client) throws -> T) async throws -> T {
        let path = home.socket
        return try await onThread { try body(try Client(path: path, timeout: 20)) }
    }
}

extension Control.Said {
    /// The contact of the only answer.
    var contact: WireContact? { answers.first?.contact }
    /// The entry of the only answer.
    var entry: WireEntry { answers[0].entry }
}
