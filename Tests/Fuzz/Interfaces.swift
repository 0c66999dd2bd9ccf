import Varlink

/// The description of an interface: what can be read says the same when it is read again, what can't says where.
@Sendable func fuzzInterface(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    do {
        let interface = try Interface(description: text)
        hold((try? Interface(description: interface.description)) == interface, "the description says something else")
    } catch {
        let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        hold((1...lines).contains(error.line) && error.column > 0 && !error.reason.isEmpty, "\(error) is no place")
    }
}
