import Testing
import Varlink

extension AsksService {
    /// Expects that a call with these parameters is answered `InvalidParameter` with that one's name.
    func illTyped<M: VarlinkMethod>(_ parameter: String, _ method: M.Type, _ add: @escaping @Sendable (inout JSONWriter) -> Void) async
    where M: SendableMetatype, M.Reply: Sendable {
        await #expect(throws: VarlinkError.invalidParameter(parameter)) {
            try await call(IllTyped<M>.self, .init(add: add))
        }
    }
}

/// A method, with parameters that its own type doesn't allow.
private enum IllTyped<M: VarlinkMethod>: VarlinkMethod {
    struct Parameters: JSONValue, Sendable {
        let add: @Sendable (inout JSONWriter) -> Void

        init(add: @escaping @Sendable (inout JSONWriter) -> Void) { self.add = add }

        init(json: inout JSONReader) throws(JSONError) { throw json.error("it is only written") }

        func write(to json: inout JSONWriter) { json.object(add) }
    }
    typealias Reply = M.Reply
    static var name: String { M.name }
}
