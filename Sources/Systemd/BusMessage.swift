import CSystemd
import Glibc

/// A value in a D-Bus message, of the types that vitaminb needs. A variant is read as the value in it.
package enum BusValue: Equatable, Sendable {
    /// `s`; read from `o` and `g` as well.
    case string(String)
    /// `b`.
    case boolean(Bool)
    /// `y`.
    case byte(UInt8)
    /// `i`.
    case int32(Int32)
    /// `u`.
    case uint32(UInt32)
    /// `t`.
    case uint64(UInt64)
    /// `as`.
    case strings([String])
    /// `a{sv}`; written only.
    case dictionary([String: BusValue])
    /// `(...)`; written only.
    case structure([BusValue])
    /// An array of elements of this type; written only.
    case array(of: String, [BusValue])
    /// `v`; written only.
    indirect case variant(BusValue)
    /// `h`: a descriptor, of which the receiver gets a duplicate; written only.
    case descriptor(Int32)
    /// A value of another type; read only.
    case other
}

/// A method call on a bus.
package struct BusCall: Equatable, Sendable {
    /// The bus name of the receiver.
    package var destination: String
    /// The object's path.
    package var path: String
    /// The interface of the method.
    package var interface: String
    /// The method's name.
    package var member: String
    /// Its arguments.
    package var arguments: [BusValue]
    /// Whether the bus may start a service for the name if nobody owns it.
    package var startsService: Bool

    /// A call for which its destination may be started.
    package init(
        _ destination: String, _ path: String, _ interface: String, _ member: String, _ arguments: [BusValue] = [],
        startsService: Bool = true
    ) {
        self.destination = destination
        self.path = path
        self.interface = interface
        self.member = member
        self.arguments = arguments
        self.startsService = startsService
    }
}

/// A received message: a reply or a signal.
package struct BusMessage: Equatable, Sendable {
    /// The sender's unique name (`:1.7`), which the bus guarantees.
    package let sender: String
    /// The signal's name; empty for a reply.
    package let member: String
    /// Its arguments: the first 16, and of a list of texts the first 256.
    package let arguments: [BusValue]
}

/// Why a call failed.
package struct BusError: Error, Equatable, CustomStringConvertible {
    /// The error's name on D-Bus.
    package let name: String
    /// A message for people.
    package let message: String

    /// The name of the error if nobody owns the destination's name, and nobody can be started for it.
    package static let serviceUnknown = "org.freedesktop.DBus.Error.ServiceUnknown"
    /// The name of the error if no reply came in time, or none at all.
    package static let noReply = "org.freedesktop.DBus.Error.NoReply"

    /// There is no connection.
    package static let notConnected = BusError(code: ENOTCONN)

    /// "NAME: MESSAGE".
    package var description: String { "\(name): \(message)" }

    init(name: String, message: String) {
        self.name = name
        self.message = message
    }

    init(code: Int32) {
        self.init(name: "System.Error", message: String(cString: strerror(code)))
    }
}

extension BusValue {
    /// Its type (D-Bus Specification, "Type System").
    var signature: String {
        switch self {
        case .string: "s"
        case .boolean: "b"
        case .byte: "y"
        case .int32: "i"
        case .uint32: "u"
        case .uint64: "t"
        case .strings: "as"
        case .dictionary: "a{sv}"
        case .structure(let values): "(" + values.map(\.signature).joined() + ")"
        case .array(let element, _): "a" + element
        case .variant: "v"
        case .descriptor: "h"
        case .other: ""
        }
    }

    /// Appends it to the message. A negative result is an errno, as in sd-bus.
    func append(to message: OpaquePointer?) -> Int32 {
        switch self {
        case .string(let value): return value.withCString { sd_bus_message_append_basic(message, Self.type("s"), $0) }
        case .boolean(let value): return Self.append(Int32(value ? 1 : 0), "b", to: message)
        case .byte(let value): return Self.append(value, "y", to: message)
        case .int32(let value): return Self.append(value, "i", to: message)
        case .uint32(let value): return Self.append(value, "u", to: message)
        case .uint64(let value): return Self.append(value, "t", to: message)
        case .descriptor(let value): return Self.append(value, "h", to: message)
        case .structure(let values):
            return Self.container("r", values.map(\.signature).joined(), in: message) { values.append(to: message) }
        case .array(let element, let values): return Self.container("a", element, in: message) { values.append(to: message) }
        case .variant(let value): return Self.container("v", value.signature, in: message) { value.append(to: message) }
        case .strings(let values):
            return Self.container("a", "s", in: message) { values.map(BusValue.string).append(to: message) }
        case .dictionary(let values):
            return Self.container("a", "{sv}", in: message) {
                for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                    let result = Self.container("e", "sv", in: message) {
                        let result = BusValue.string(key).append(to: message)
                        return result < 0 ? result : BusValue.variant(value).append(to: message)
                    }
                    if result < 0 { return result }
                }
                return 0
            }
        case .other: return -EINVAL
        }
    }

    private static func append<T: BitwiseCopyable>(_ value: T, _ letter: Unicode.Scalar, to message: OpaquePointer?) -> Int32 {
        withUnsafePointer(to: value) { sd_bus_message_append_basic(message, type(letter), $0) }
    }

    private static func container(
        _ letter: Unicode.Scalar, _ contents: String, in message: OpaquePointer?, _ body: () -> Int32
    ) -> Int32 {
        var result = sd_bus_message_open_container(message, type(letter), contents)
        if result >= 0 { result = body() }
        return result < 0 ? result : sd_bus_message_close_container(message)
    }

    fileprivate static func type(_ letter: Unicode.Scalar) -> CChar { CChar(bitPattern: UInt8(ascii: letter)) }
}

extension [BusValue] {
    /// Appends them to the message. A negative result is an errno, as in sd-bus.
    func append(to message: OpaquePointer?) -> Int32 {
        for value in self {
            let result = value.append(to: message)
            if result < 0 { return result }
        }
        return 0
    }
}

extension BusMessage {
    private static let valueBound = 16
    private static let textBound = 256

    /// Reads the message. Stops at the first argument that can't be read.
    init(_ message: OpaquePointer?) {
        sender = sd_bus_message_get_sender(message).map { String(cString: $0) } ?? ""
        member = sd_bus_message_get_member(message).map { String(cString: $0) } ?? ""
        var arguments: [BusValue] = []
        while arguments.count < Self.valueBound, let value = Self.next(message) { arguments.append(value) }
        self.arguments = arguments
    }

    private static func next(_ message: OpaquePointer?) -> BusValue? {
        var letter: CChar = 0
        var contents: UnsafePointer<CChar>?
        guard sd_bus_message_peek_type(message, &letter, &contents) > 0 else { return nil }
        switch UInt8(bitPattern: letter) {
        case UInt8(ascii: "s"), UInt8(ascii: "o"), UInt8(ascii: "g"): return text(message, letter).map(BusValue.string)
        case UInt8(ascii: "b"): return read(message, letter, into: Int32(0)).map { .boolean($0 != 0) }
        case UInt8(ascii: "y"): return read(message, letter, into: UInt8(0)).map(BusValue.byte)
        case UInt8(ascii: "i"): return read(message, letter, into: Int32(0)).map(BusValue.int32)
        case UInt8(ascii: "u"): return read(message, letter, into: UInt32(0)).map(BusValue.uint32)
        case UInt8(ascii: "t"): return read(message, letter, into: UInt64(0)).map(BusValue.uint64)
        case UInt8(ascii: "a") where contents.map { String(cString: $0) } == "s":
            guard sd_bus_message_enter_container(message, letter, contents) > 0 else { return nil }
            var texts: [String] = []
            while let text = text(message, BusValue.type("s")) {
                if texts.count < textBound { texts.append(text) }
            }
            return sd_bus_message_exit_container(message) < 0 ? nil : .strings(texts)
        case UInt8(ascii: "v"):
            guard sd_bus_message_enter_container(message, letter, contents) > 0 else { return nil }
            let value = next(message)
            return sd_bus_message_exit_container(message) < 0 ? nil : value
        default: return sd_bus_message_skip(message, nil) < 0 ? nil : .other
        }
    }

    private static func read<T: BitwiseCopyable>(_ message: OpaquePointer?, _ letter: CChar, into start: T) -> T? {
        var value = start
        return sd_bus_message_read_basic(message, letter, &value) > 0 ? value : nil
    }

    private static func text(_ message: OpaquePointer?, _ letter: CChar) -> String? {
        var text: UnsafePointer<CChar>?
        guard sd_bus_message_read_basic(message, letter, &text) > 0 else { return nil }
        return text.map { String(cString: $0) }
    }
}
