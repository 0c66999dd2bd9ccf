import ControlInterface
import Varlink

/// A test that asks a service over a real socket.
@MainActor
protocol AsksService {
    var socket: String { get }
}

extension AsksService {
    func call<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) async throws -> M.Reply
    where M: SendableMetatype, M.Reply: Sendable, M.Parameters: Sendable {
        try await elsewhere(socket) { try $0.call(method, parameters) }
    }

    func all<M: VarlinkMethod>(_ method: M.Type, _ parameters: M.Parameters) async throws -> [M.Reply]
    where M: SendableMetatype, M.Reply: Sendable, M.Parameters: Sendable {
        try await elsewhere(socket) { client in
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
}

/// A client waits for its answer, which the main queue has to give meanwhile.
@concurrent
private func elsewhere<T: Sendable>(_ path: String, _ body: @Sendable (Client) throws -> T) async throws -> T {
    try body(try Client(path: path, timeout: 20))
}
