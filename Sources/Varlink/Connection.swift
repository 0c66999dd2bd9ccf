import Dispatch
import Glibc
import Polling

/// One peer of a service: takes in calls, one after the other, and gives out what answers them.
///
/// Nothing is read while something waits to be written, so a peer that doesn't read its replies holds up only itself, and
/// what one connection keeps in memory is bounded on both sides.
@MainActor
final class Connection {
    /// What answers the current call over more than this moment; further calls wait behind it.
    private enum Stream {
        /// The element that goes out next, and where those after it come from.
        case enumeration(next: [UInt8], pull: @MainActor () -> [UInt8]?)
        case subscription(dropped: @MainActor () -> Void)
        /// It can't be answered yet, and will be asked again.
        case postponed
    }

    /// How many bytes are gathered for one send(2), and read by one recv(2).
    private static let batch = 1 << 16
    /// A reply without parameters.
    private static let nothing = Array("{}".utf8)
    /// How many times in a row one connection may gather and send before others have their turn.
    private static let turns = 4

    let descriptor: Int32
    /// For the log: "pid 12".
    let peer: String

    private let service: Service
    private var input: FrameBuffer
    private var output = OutputBuffer()
    /// The bytes of both, as the service knows them.
    private(set) var held = 0
    private var stream: Stream?
    private var readiness: Readiness?
    private var isAdvancing = false
    /// The peer reads no more; what would be for it is dropped.
    private var isOutputOver = false
    /// The peer sends no more (it may still read).
    private var isInputOver = false
    /// Nothing more is taken from the peer; it is closed when the output is gone.
    private var isEnding = false
    private var isClosed = false

    init(_ descriptor: Int32, peer: Credentials, service: Service) {
        self.descriptor = descriptor
        self.peer = "pid \(peer.pid)"
        self.service = service
        input = FrameBuffer(limit: service.limits.maximumMessageBytes)
        readiness = Readiness(of: descriptor) { [weak self] in self?.ready() }
        settle()
    }

    // MARK: What the service answers

    func reply(_ parameters: [UInt8], continues: Bool = false) {
        guard !isOutputOver, !isClosed else { return }
        output.append { $0.appendReply(parameters: parameters, continues: continues) }
        checkBound()
    }

    func fail(_ error: VarlinkError) {
        guard !isOutputOver, !isClosed else { return }
        output.append { $0.appendError(error) }
        checkBound()
    }

    func enumerate(_ pull: @escaping @MainActor () -> [UInt8]?) {
        guard let first = pull() else { return reply(Self.nothing) }
        stream = .enumeration(next: first, pull: pull)
    }

    func subscribe<P, R>(_ parameters: P, _ start: (P, Subscriber<R>) throws -> Void) throws {
        let subscriber = Subscriber<R>(self)
        stream = .subscription { subscriber.dropped() }
        do { try start(parameters, subscriber) } catch {
            stream = nil
            subscriber.disconnect()
            throw error
        }
    }

    func sendToSubscriber(_ parameters: [UInt8]) {
        reply(parameters, continues: true)
        advance()
    }

    func finishSubscriber() {
        stream = nil
        reply(Self.nothing)
        advance()
    }

    func failSubscriber(_ error: VarlinkError) {
        stream = nil
        fail(error)
        advance()
    }

    /// Takes nothing more from the peer, and closes when it has what is queued for it.
    func end(_ reason: String) {
        guard !isEnding else { return }
        isEnding = true
        service.note("\(peer): \(reason), closing")
    }

    func close(_ reason: String? = nil) {
        guard !isClosed else { return }
        isClosed = true
        if let reason { service.note("\(peer): \(reason), closing") }
        output = OutputBuffer()
        input = FrameBuffer(limit: 0)
        countHeld()
        readiness?.end()
        readiness = nil
        Glibc.close(descriptor)
        service.forget(self)
        let gone = stream
        stream = nil
        if case .subscription(let dropped) = gone { dropped() }
    }

    /// Answers what the peer has sent, and waits for it to take that, at most until `deadline`.
    ///
    /// Whatever it sends from here on fails (EPIPE): each of its calls is either answered or known not to have been read.
    func drain(until deadline: DispatchTime) {
        shutdown(descriptor, Int32(SHUT_RD))
        repeat {
            fill()
            flush(until: deadline)
        } while output.isEmpty && DispatchTime.now() < deadline && (hasWork || (stream == nil && !isEnding && receive() > 0))
    }

    private func flush(until deadline: DispatchTime) {
        flush()
        while !output.isEmpty {
            let now = DispatchTime.now()
            guard now < deadline else { return }
            let milliseconds = (deadline.uptimeNanoseconds - now.uptimeNanoseconds) / 1_000_000 + 1
            var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&wanted, 1, Int32(clamping: milliseconds))
            flush()
        }
    }

    /// Has the current call answered a moment later; further calls wait behind it.
    func postpone(_ answer: @escaping @MainActor (Connection) -> Void) {
        stream = .postponed
        DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(Postponed.pause)) { [weak self] in
            MainActor.assumeIsolated {
                guard let self, !self.isClosed, case .postponed = self.stream else { return }
                self.stream = nil
                answer(self)
                self.advance()
            }
        }
    }

    /// Closes if the peer is gone: a subscriber that finished sending long ago is not waited for, so nothing else would tell.
    func closeIfAbandoned() {
        if isInputOver, isPeerGone { close() }
    }

    // MARK: Bytes

    private func ready() {
        if isPeerGone { return conclude() }
        if !isWaitingToWrite { isInputOver = receive() == 0 }
        advance()
    }

    private var isPeerGone: Bool {
        var state = pollfd(fd: descriptor, events: 0, revents: 0)
        return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLHUP | POLLERR) != 0
    }

    /// The peer is gone: what it had sent is carried out now.
    private func conclude() {
        isOutputOver = true
        isAdvancing = true
        output = OutputBuffer()
        repeat { fill() } while stream == nil && !isEnding && receive() > 0
        close()
    }

    /// What recv(2) answers.
    private func receive() -> Int {
        withUnsafeTemporaryAllocation(byteCount: Self.batch, alignment: 1) { buffer in
            let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                input.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                countHeld()
            }
            return count
        }
    }

    /// The one place that moves a connection forward: answers calls, sends, and says what to wait for.
    private func advance() {
        guard !isAdvancing, !isClosed else { return }
        isAdvancing = true
        var turns = Self.turns
        repeat {
            fill()
            flush()
            turns -= 1
        } while turns > 0 && output.isEmpty && hasWork
        isAdvancing = false
        settle()
    }

    /// There is something to answer now.
    private var hasWork: Bool {
        guard !isEnding, !isClosed else { return false }
        switch stream {
        case .enumeration: return true
        case .subscription, .postponed: return false
        case nil: return input.hasFrame()
        }
    }

    private func fill() {
        while output.count < Self.batch, !isEnding, !isClosed {
            switch stream {
            case .enumeration where isOutputOver: stream = nil
            case .enumeration(let element, let pull): continueEnumeration(element, pull)
            case .subscription, .postponed:
                if input.count > service.limits.maximumMessageBytes { end("too much behind a call that goes on") }
                return
            case nil:
                do throws(MalformedMessage) {
                    guard let frame = try input.next() else { return }
                    service.answer(try Call(frame), on: self)
                } catch { end(error.reason) }
            }
        }
    }

    private func continueEnumeration(_ element: [UInt8], _ pull: @escaping @MainActor () -> [UInt8]?) {
        let next = pull()
        stream = next.map { .enumeration(next: $0, pull: pull) }
        reply(element, continues: next != nil)
    }

    /// Tells the service what this connection holds now.
    private func countHeld() {
        let count = output.count + input.count
        let change = count - held
        held = count
        service.hold(change)
    }

    private func checkBound() {
        countHeld()
        if output.count > service.limits.maximumQueuedBytes {
            close("it doesn't read, \(output.count) bytes wait for it")
        }
    }

    private func flush() {
        var isBlocked = false
        while !output.isEmpty, !isBlocked, !isClosed {
            var failure: Int32 = 0
            output.drain {
                let count = send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                if count < 0 { failure = errno }
                return max(count, 0)
            }
            switch failure {
            case 0, EINTR: break
            case EAGAIN: isBlocked = true
            default:
                isOutputOver = true
                output = OutputBuffer()
            }
        }
        countHeld()
    }

    /// Nothing is read while something waits to be written.
    private var isWaitingToWrite: Bool { !output.isEmpty || hasWork }

    /// Waits for room to write, or for something to read, or ends.
    private func settle() {
        guard !isClosed else { return }
        guard !isOutputOver else { return conclude() }
        let isWaitingToWrite = isWaitingToWrite
        if !isWaitingToWrite, isEnding || (isInputOver && stream == nil) { return close() }
        guard let readiness, readiness.wait(reading: !isWaitingToWrite && !isInputOver, writing: isWaitingToWrite) else {
            return close("it can't be waited for: \(String(cString: strerror(errno)))")
        }
    }
}
