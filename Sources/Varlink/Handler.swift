import FoundationEssentials

/// How a service answers one method.
struct Handler {
    /// What a call is answered with.
    enum Answer {
        case reply(Data)
        case enumeration(@MainActor () throws -> Data?)
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

/// Pulls a sequence's elements one by one, as the text of JSON objects.
@MainActor
func encoded<R: Encodable>(_ sequence: any Sequence<R>) -> @MainActor () throws -> Data? {
    func pulling<S: Sequence>(_ sequence: S) -> @MainActor () throws -> Data? where S.Element == R {
        var iterator = sequence.makeIterator()
        return { try iterator.next().map { try JSON.encode($0) } }
    }
    return pulling(sequence)
}

extension JSONObject {
    /// A call's parameters as a Swift value, or `InvalidParameter` with the name of the one that doesn't fit.
    func parameters<P: Decodable>(as type: P.Type) throws -> P {
        do { return try decoded(as: type) } catch let error as DecodingError {
            throw VarlinkError.invalidParameter(error.topmostKey ?? nameOfOversizedNumber(for: type) ?? "parameters")
        }
    }

    /// The decoder doesn't say where a number is that its type can't hold (1.5, or 1e999, for an integer): it is in the
    /// parameter whose numbers would do if they were 0.
    private func nameOfOversizedNumber<P: Decodable>(for type: P.Type) -> String? {
        var object = self
        return names.first { name in
            object = object.replacingNumbers(of: name)
            do { _ = try object.decoded(as: type) } catch let error as DecodingError { return error.topmostKey != nil } catch {}
            return true
        }
    }
}

extension DecodingError {
    /// The outermost key on the way to what is wrong.
    fileprivate var topmostKey: String? {
        switch self {
        case .keyNotFound(let key, let context): (context.codingPath.first ?? key).stringValue
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.first?.stringValue
        @unknown default: nil
        }
    }
}
