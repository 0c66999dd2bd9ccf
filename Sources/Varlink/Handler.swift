/// How a service answers one method.
struct Handler {
    /// What a call is answered with; replies are the text of JSON objects.
    enum Answer {
        case reply([UInt8])
        case enumeration(@MainActor () -> [UInt8]?)
        case subscription(@MainActor (Connection) throws -> Void)
    }

    /// The names of the input parameters.
    let parameters: [String]
    let needsMore: Bool
    let body: @MainActor (JSONObject) throws -> Answer

    @MainActor
    func answer(_ call: Call) throws -> Answer {
        guard call.more || !needsMore else { throw VarlinkError.expectedMore }
        if let unknown = call.parameters.names.first(where: { !parameters.contains($0) }) {
            throw VarlinkError.invalidParameter(unknown)
        }
        return try body(call.parameters)
    }
}

/// What a handler throws that can't answer just now, and changed nothing: it is called again a moment later, for so long as
/// ``Limits/postponedMilliseconds``, and after that this error is the answer. Nobody else waits meanwhile.
package struct Postponed: Error {
    /// What is said in the end.
    package let answer: any Error

    /// `answer` is what is said in the end.
    package init(answer: any Error) { self.answer = answer }

    /// How often a call is tried again, in milliseconds.
    static let pause = 250
}

/// Pulls a sequence's elements one by one, as the text of JSON objects.
@MainActor
func encoded<R: JSONWritable>(_ sequence: any Sequence<R>) -> @MainActor () -> [UInt8]? {
    func pulling<S: Sequence>(_ sequence: S) -> @MainActor () -> [UInt8]? where S.Element == R {
        var iterator = sequence.makeIterator()
        return { iterator.next().map { JSONWriter.text(of: $0) } }
    }
    return pulling(sequence)
}

extension JSONObject {
    /// A call's parameters as a Swift value, or `InvalidParameter` with the name of the one that doesn't fit.
    func parameters<P: JSONReadable>(as type: P.Type) throws(VarlinkError) -> P {
        do { return try read(as: type) } catch { throw .invalidParameter(error.member ?? "parameters") }
    }
}
