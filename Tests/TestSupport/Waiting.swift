import Glibc

/// Lets the main queue work until a condition holds; false if it doesn't within a minute.
@MainActor
package func eventually(_ condition: () throws -> Bool) async throws -> Bool {
    for _ in 0..<20_000 {
        if try condition() { return true }
        try await Task.sleep(for: .milliseconds(1))
    }
    return try condition()
}

/// Blocks until a condition holds, looking every millisecond; false if it doesn't within about a minute.
package func waitsFor(_ condition: () -> Bool) -> Bool {
    for _ in 0..<60_000 {
        if condition() { return true }
        usleep(1000)
    }
    return condition()
}

/// Runs what blocks on a thread of its own, while the main queue serves.
package func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        detachThread { continuation.resume(with: Result(catching: body)) }
    }
}

/// Starts a thread that nobody joins. Dispatch's own threads are few, and who blocks them makes the next wait.
package func detachThread(_ body: @escaping @Sendable () -> Void) {
    let job = Unmanaged.passRetained(Job(body: body))
    var thread = pthread_t()
    let failure = pthread_create(
        &thread, nil,
        { context in
            if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body() }
            return nil
        }, job.toOpaque())
    precondition(failure == 0, "no thread: \(failure)")
    pthread_detach(thread)
}

private final class Job: Sendable {
    let body: @Sendable () -> Void
    init(body: @escaping @Sendable () -> Void) { self.body = body }
}
