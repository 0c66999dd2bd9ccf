import CSystemd
import Glibc

/// A value in a message of D-Bus, as far as anything of ours needs its types. What is in a variant is read as that.
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
    /// `v`; written only: read, it is what is in it.
    indirect case variant(BusValue)
    /// `h`, a descriptor that the receiver gets a copy of; written only.
    case descriptor(Int32)
    /// Read only: something of another type.
    case other
}

/// A method call on a bus.
package struct BusCall: Equatable, Sendable {
    /// The bus name of whom it is for.
    package var destination: String
    /// The object's path.
    package var path: String
    /// The interface of the method.
    package var interface: String
    /// The method's name.
    package var member: String
    /// Its arguments.
    package var arguments: [BusValue]
    /// Whether the bus may start who has the name, where nobody has it.
    package var startsService: Bool

    /// A call; its destination may be started for it.
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

/// A message that came in: a reply, or a signal.
package struct BusMessage: Equatable, Sendable {
    /// The unique name of who sent it (`:1.7`), which nobody else can send under.
    package let sender: String
    /// The signal's name; empty for a reply.
    package let member: String
    /// What it carries, up to the bound of 16 values and 256 texts in a list.
    package let arguments: [BusValue]
}

/// Why a call got no answer.
package struct BusError: Error, Equatable, CustomStringConvertible {
    /// The error's name on D-Bus.
    package let name: String
    /// A person's words for it.
    package let message: String

    /// The name that says that nobody has the called name, and that nobody can be started for it.
    package static let serviceUnknown = "org.freedesktop.DBus.Error.ServiceUnknown"
    /// The name that says that no reply came: in time, or at all.
    package static let noReply = "org.freedesktop.DBus.Error.NoReply"

    /// There is no connection to make the call on.
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

    /// Puts it at the message's end. Negative: an errno, as sd-bus returns it.
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
    /// Puts them at the message's end. Negative: an errno, as sd-bus returns it.
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

    /// Reads it. What can't be read ends it early.
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
