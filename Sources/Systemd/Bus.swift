import CSystemd
import Dispatch
import Glibc
import Polling

/// A connection to a message bus (sd-bus(3)) on the main queue, which wakes it for messages and for the timeouts of calls.
///
/// Nothing here blocks. A lost connection stays lost; make another.
@MainActor
package final class Bus {
    /// Closes the connection when the last reference to it goes, which may be in the middle of sd_bus_process(3).
    private final class Connection {
        let bus: OpaquePointer
        init(_ bus: OpaquePointer) { self.bus = bus }
        deinit { sd_bus_close_unref(bus) }
    }

    /// What a match rule calls. sd-bus keeps a pointer to it.
    private final class Subscription {
        let handler: @MainActor (BusMessage) -> Void
        init(_ handler: @escaping @MainActor (BusMessage) -> Void) { self.handler = handler }
    }

    /// The most calls that wait for a reply at the same time. One more fails at once with EBUSY.
    package static let callBound = 64
    /// How many messages are handled before other work on the queue gets its turn.
    private static let turnBound = 64

    /// The address of the system bus (D-Bus Specification, "Well-known Message Bus Instances"; sd_bus_open_system(3)).
    package static let systemAddress = "unix:path=/run/dbus/system_bus_socket"

    private var connection: Connection?
    private var calls: [UInt64: @MainActor (Result<BusMessage, BusError>) -> Void] = [:]
    /// What is done once the bus has answered the first message of all.
    private var awaiting: [@MainActor () -> Void] = []
    private var subscriptions: [Subscription] = []
    private var readiness: Readiness?
    private let timer: any DispatchSourceTimer
    private let lost: @MainActor () -> Void

    /// Connects to the user's bus, or to the bus at this address (D-Bus Specification, "Server Addresses").
    ///
    /// `lost` is called once when the connection breaks, after every waiting call has failed. It isn't called after ``close()``.
    package init(address: String? = nil, lost: @escaping @MainActor () -> Void) throws(SystemdError) {
        var bus: OpaquePointer?
        let result = address.map { Self.open(&bus, $0) } ?? sd_bus_open_user(&bus)
        guard result >= 0, let bus else { throw SystemdError(attempt: "connect to the user's bus", code: -result) }
        let connection = Connection(bus)
        let descriptor = sd_bus_get_fd(bus)
        guard descriptor >= 0 else { throw SystemdError(attempt: "connect to the user's bus", code: -descriptor) }
        self.connection = connection
        self.lost = lost
        timer = DispatchSource.makeTimerSource(queue: .main)
        timer.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.process() } }
        timer.schedule(deadline: .distantFuture)
        timer.activate()
        readiness = Readiness(of: descriptor) { [weak self] in self?.process() }
        update()
    }

    private static func open(_ bus: inout OpaquePointer?, _ address: String) -> Int32 {
        let results = [sd_bus_new(&bus), sd_bus_set_address(bus, address), sd_bus_set_bus_client(bus, 1), sd_bus_start(bus)]
        guard let failed = results.first(where: { $0 < 0 }) else { return 0 }
        bus = sd_bus_unref(bus)
        return failed
    }

    /// The object path `prefix/name`, with `name` escaped (sd_bus_path_encode(3)).
    package static func path(_ prefix: String, _ name: String) -> String {
        var path: UnsafeMutablePointer<CChar>?
        guard sd_bus_path_encode(prefix, name, &path) >= 0, let path else { return prefix }
        defer { free(path) }
        return String(cString: path)
    }

    /// How many calls wait for a reply.
    package var waitingCalls: Int { calls.count }

    /// Does this once the bus has answered the first message of all, perhaps at once; never where the connection is lost before.
    ///
    /// A call that passes a descriptor belongs here: libsystemd would wait for that answer before it takes one (sd_bus_can_send(3)).
    package func whenReady(_ body: @escaping @MainActor () -> Void) {
        guard let bus = connection?.bus else { return }
        if sd_bus_is_ready(bus) > 0 { body() } else { awaiting.append(body) }
    }

    /// Calls a method. `reply` is called once; at once if the call can't be sent; never after ``close()``.
    package func call(_ call: BusCall, seconds: UInt64, reply: @escaping @MainActor (Result<BusMessage, BusError>) -> Void) {
        guard let bus = connection?.bus else { return reply(.failure(.notConnected)) }
        guard calls.count < Self.callBound else { return reply(.failure(BusError(code: EBUSY))) }
        var message: OpaquePointer?
        var cookie: UInt64 = 0
        var result = sd_bus_message_new_method_call(bus, &message, call.destination, call.path, call.interface, call.member)
        if result >= 0 { result = sd_bus_message_set_auto_start(message, call.startsService ? 1 : 0) }
        if result >= 0 { result = call.arguments.append(to: message) }
        if result >= 0 {
            let unretained = Unmanaged.passUnretained(self).toOpaque()
            result = sd_bus_call_async(bus, nil, message, Self.replied, unretained, seconds * 1_000_000)
        }
        if result >= 0 { result = sd_bus_message_get_cookie(message, &cookie) }
        sd_bus_message_unref(message)
        guard result >= 0 else { return reply(.failure(BusError(code: -result))) }
        calls[cookie] = reply
        update()
    }

    /// Calls the handler for every signal that matches the rule from now on (D-Bus Specification, "Match Rules").
    package func subscribe(_ rule: String, _ handler: @escaping @MainActor (BusMessage) -> Void) {
        let subscription = Subscription(handler)
        subscriptions.append(subscription)
        let result = sd_bus_add_match_async(
            connection?.bus, nil, rule, Self.signalled, nil, Unmanaged.passUnretained(subscription).toOpaque())
        // Without its signals the connection is of no use, so a refused rule counts as a lost connection.
        if result < 0 { loseSoon() } else { update() }
    }

    /// Ends the connection. Waiting calls get no reply.
    package func close() {
        guard connection != nil else { return }
        connection = nil
        calls = [:]
        awaiting = []
        timer.cancel()
        readiness?.end()
        readiness = nil
    }

    isolated deinit { close() }

    /// Finds the call of a reply by its cookie, so sd-bus keeps no pointer to it.
    private static let replied: sd_bus_message_handler_t = { message, userdata, _ in
        var cookie: UInt64 = 0
        guard let userdata, sd_bus_message_get_reply_cookie(message, &cookie) >= 0 else { return 0 }
        let bus = Unmanaged<Bus>.fromOpaque(userdata).takeUnretainedValue()
        let result: Result<BusMessage, BusError>
        if let error = sd_bus_message_get_error(message)?.pointee {
            let text = { (pointer: UnsafePointer<CChar>?) in pointer.map { String(cString: $0) } ?? "" }
            result = .failure(BusError(name: text(error.name), message: text(error.message)))
        } else {
            result = .success(BusMessage(message))
        }
        MainActor.assumeIsolated { bus.calls.removeValue(forKey: cookie)?(result) }
        return 0
    }

    private static let signalled: sd_bus_message_handler_t = { message, userdata, _ in
        guard let userdata else { return 0 }
        let handler = Unmanaged<Subscription>.fromOpaque(userdata).takeUnretainedValue().handler
        let signal = BusMessage(message)
        MainActor.assumeIsolated { handler(signal) }
        return 0
    }

    private func process() {
        for _ in 0..<Self.turnBound {
            guard let connection else { return }
            let result = withExtendedLifetime(connection) { sd_bus_process(connection.bus, nil) }
            if result < 0 { return lose() }
            if !awaiting.isEmpty, sd_bus_is_ready(connection.bus) > 0 {
                let ready = awaiting
                awaiting = []
                for body in ready { body() }
            }
            if result == 0 { return update() }
        }
        DispatchQueue.main.async { [weak self] in MainActor.assumeIsolated { self?.process() } }
    }

    /// Waits for the events and the timeout that sd-bus asks for now.
    private func update() {
        guard let bus = connection?.bus else { return }
        let wantsToWrite = sd_bus_get_events(bus) & Int32(POLLOUT) != 0
        if readiness?.wait(reading: true, writing: wantsToWrite) == false { loseSoon() }
        // In microseconds of CLOCK_MONOTONIC, which Dispatch's uptime is on Linux.
        var time = UInt64.max
        let isTimed = sd_bus_get_timeout(bus, &time) >= 0 && time < UInt64.max / 1000
        timer.schedule(deadline: isTimed ? DispatchTime(uptimeNanoseconds: max(1, time * 1000)) : .distantFuture)
    }

    private func loseSoon() {
        DispatchQueue.main.async { MainActor.assumeIsolated { self.lose() } }
    }

    private func lose() {
        guard connection != nil else { return }
        let left = calls.values
        close()
        for reply in left { reply(.failure(BusError(code: ECONNRESET))) }
        lost()
    }
}
