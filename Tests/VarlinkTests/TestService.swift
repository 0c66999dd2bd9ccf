import FoundationEssentials
import Glibc
import TestSupport

@testable import Varlink

struct Echo: VarlinkMethod {
    struct Parameters: Record {
        var text = ""
        var times: Int?
        var nested: Nested?
        static var fields: [Field<Self>] { [Field("text", \.text), Field("times", \.times), Field("nested", \.nested)] }
    }
    struct Nested: Record {
        var flag = false
        static var fields: [Field<Self>] { [Field("flag", \.flag)] }
    }
    struct Reply: Record {
        var text = ""
        static var fields: [Field<Self>] { [Field("text", \.text)] }
    }
    static let name = "org.example.test.Echo"
}

struct Nothing: VarlinkMethod {
    typealias Parameters = Empty
    typealias Reply = Empty
    static let name = "org.example.test.Nothing"
}

struct Count: VarlinkMethod {
    struct Parameters: Record {
        var to = 0
        static var fields: [Field<Self>] { [Field("to", \.to)] }
    }
    struct Reply: Record {
        var index: Int?
        static var fields: [Field<Self>] { [Field("index", \.index)] }
    }
    static let name = "org.example.test.Count"
}

struct Watch: VarlinkMethod {
    struct Parameters: Record {
        var greeting: String?
        static var fields: [Field<Self>] { [Field("greeting", \.greeting)] }
    }
    struct Reply: Record {
        var event: String?
        static var fields: [Field<Self>] { [Field("event", \.event)] }
    }
    static let name = "org.example.test.Watch"
}

struct Fail: VarlinkMethod {
    struct Parameters: Record {
        var how = ""
        static var fields: [Field<Self>] { [Field("how", \.how)] }
    }
    typealias Reply = Empty
    static let name = "org.example.test.Fail"
}

/// A method that no interface describes.
struct Undescribed: VarlinkMethod {
    typealias Parameters = Empty
    typealias Reply = Empty
    static let name = "org.example.test.Undescribed"
}

struct Sad: Record {
    var why = ""
    static var fields: [Field<Self>] { [Field("why", \.why)] }

    static func error(_ why: String) -> VarlinkError { VarlinkError("org.example.test.Sad") { $0.member("why", why) } }
}

struct SadError: VarlinkErrorConvertible {
    var varlinkError: VarlinkError { Sad.error("converted") }
}

/// A service of every kind of method, on a socket in a folder of its own. It stops with the last reference to it.
@MainActor
final class TestService {
    nonisolated static let description = """
        # Every kind of method.
        interface org.example.test

        # Says it again.
        method Echo(text: string, times: ?int, nested: ?(flag: bool)) -> (text: string)
        method Nothing() -> ()
        method Count(to: int) -> (index: ?int)
        method Watch(greeting: ?string) -> (event: ?string)
        method Fail(how: string) -> ()
        method Missing() -> ()
        error Sad (why: string)

        """

    let service: Service
    let folder = TemporaryFolder()
    var path: String { folder.path + "/socket" }
    private(set) var lines: [String] = []
    private(set) var subscribers: [Subscriber<Watch.Reply>] = []
    private(set) var closed = 0
    private(set) var echoed: [String] = []
    private(set) var pulled = 0
    /// Whether a call that can be answered later can't be yet, and how often it was tried.
    var isLater = false
    private(set) var asked = 0

    init(
        limits: Limits = .init(), interfaces: [Interface]? = nil, listening: Bool = true,
        authorize: @escaping @MainActor (Credentials) -> Bool = { $0.uid == geteuid() }
    ) throws {
        service = Service(
            vendor: "Example", product: "Test", version: "1.0", url: "https://example.org/",
            interfaces: try interfaces ?? [Interface(description: Self.description)], limits: limits, authorize: authorize)
        service.log = { [weak self] in self?.lines.append($0) }
        if listening { service.listen(on: try UnixSocket.listen(path: path)) }
        guard interfaces == nil else { return }
        try service.handle(Echo.self) { [weak self] in
            self?.echoed.append($0.text)
            return .init(text: String(repeating: $0.text, count: $0.times ?? 1))
        }
        try service.handle(Nothing.self) { _ in Empty() }
        try service.enumerate(Count.self) { [weak self] parameters in
            (0..<parameters.to).lazy.map {
                self?.pulled += 1
                return Count.Reply(index: $0)
            }
        }
        try service.subscribe(Watch.self) { [weak self] in self?.watch($0, $1) }
        try service.handle(Fail.self) { [weak self] in
            switch $0.how {
            case "later":
                self?.asked += 1
                if self?.isLater == true { throw Postponed(answer: Sad.error("too late")) }
                return Empty()
            case "declared": throw Sad.error("asked to")
            case "converted": throw SadError()
            default: throw CancellationError()
            }
        }
    }

    isolated deinit { service.stop() }

    private func watch(_ parameters: Watch.Parameters, _ subscriber: Subscriber<Watch.Reply>) {
        if let greeting = parameters.greeting { subscriber.send(.init(event: greeting)) }
        subscriber.onClose = { [weak self] in self?.closed += 1 }
        subscribers.append(subscriber)
    }

    func publish(_ event: String) {
        for subscriber in subscribers { subscriber.send(.init(event: event)) }
    }

    /// Stops it before its end.
    func stop() { service.stop() }
}
