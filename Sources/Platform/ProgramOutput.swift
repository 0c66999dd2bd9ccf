import CLinux
import Glibc

/// What a program printed, and how it ended.
package struct ProgramOutput: Equatable, Sendable {
    /// How it ended.
    package let status: ExitStatus
    /// What it wrote to standard output; invalid UTF-8 is replaced.
    package let output: String
    /// What it wrote to standard error.
    package let errors: String

    /// Why there is no output.
    package enum Failure: Error, Equatable, Sendable {
        case notStarted(SystemError)
        /// It was killed, because it took too long.
        case tooSlow
    }

    /// Runs a program to its end, with nothing to read on its standard input.
    ///
    /// - Parameters:
    ///   - environment: its variables as `NAME=VALUE`; nil: those of this process.
    ///   - seconds: how long it may take; nil: as long as it wants.
    ///   - maximumBytes: what is kept of each of its outputs. The rest is read and dropped.
    package static func of(
        _ words: [String], environment: [String]? = nil, seconds: Int? = nil, maximumBytes: Int = 1 << 20
    ) throws(Failure) -> ProgramOutput {
        let deadline = seconds.map { now() + Int64($0) * 1000 }
        do throws(SystemError) {
            let (output, errors) = (try Pipe(), try Pipe())
            defer { withExtendedLifetime((output, errors)) {} }
            let process = try ChildProcess(
                words, environment: environment, input: .nothing, output: .descriptor(output.writing), errors: .descriptor(errors.writing))
            output.closeWriting()
            errors.closeWriting()
            if let texts = read([output.reading, errors.reading], until: deadline, maximumBytes: maximumBytes) {
                return ProgramOutput(status: process.wait() ?? .exited(0), output: texts[0], errors: texts[1])
            }
            process.kill(SIGKILL)
            process.wait()
        } catch {
            throw .notStarted(error)
        }
        throw .tooSlow
    }

    /// Both ends of a pipe, closed on exec; closed when this is let go.
    private final class Pipe {
        let reading: Int32
        private(set) var writing: Int32

        init() throws(SystemError) {
            var ends: [Int32] = [-1, -1]
            guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError("make a pipe") }
            (reading, writing) = (ends[0], ends[1])
        }

        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }

        deinit {
            close(reading)
            closeWriting()
        }
    }

    /// What comes out of these until all are closed; nil where that takes longer than until the deadline, in milliseconds of ``now()``.
    private static func read(_ descriptors: [Int32], until deadline: Int64?, maximumBytes: Int) -> [String]? {
        var texts = descriptors.map { _ in [UInt8]() }
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while polled.contains(where: { $0.fd >= 0 }) {
            let left = deadline.map { $0 - now() }
            if let left, left <= 0 { return nil }
            guard poll(&polled, nfds_t(polled.count), left.map { Int32(clamping: $0) } ?? -1) > 0 else { continue }
            for index in polled.indices where polled[index].revents != 0 {
                let count = Glibc.read(polled[index].fd, &chunk, chunk.count)
                if count > 0 {
                    texts[index] += chunk.prefix(min(count, maximumBytes - texts[index].count))
                } else if count == 0 || errno != EINTR {
                    polled[index].fd = -1
                }
            }
        }
        return texts.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Milliseconds of CLOCK_MONOTONIC.
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
