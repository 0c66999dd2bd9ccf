import Glibc
import KeepInTouch
import Phrases

/// Another program, run to its end for what it prints.
enum Program {
    /// What it came to.
    struct Answer: Equatable {
        /// Its exit status; 128 and the signal's number where that ended it.
        var status: Int32
        var output: String
        var errors: String
    }

    /// Why there is no answer.
    enum Silence: Error, Equatable {
        case missing(String)
        case tooSlow(String)

        /// The reason, for what is left out because of it.
        var phrase: Phrase {
            switch self {
            case .missing(let program): Phrase("\(program) isn't installed")
            case .tooSlow(let program): Phrase("\(program) doesn't answer")
            }
        }
    }

    /// What is read of each of its outputs, in bytes; more than any of those that are run here prints, and the rest is dropped.
    private static let bound = 1 << 20

    /// Runs it, however long that takes. Status 127: there is no such program.
    static func run(_ words: [String]) -> Answer {
        switch start(words, variables: environment, seconds: nil) {
        case .success(let answer): answer
        case .failure(let silence): Answer(status: 127, output: "", errors: silence.phrase.description)
        }
    }

    /// Runs it in English, and for so many seconds at most.
    static func ask(_ words: [String], seconds: Int = 5) -> Result<Answer, Silence> {
        let others = environment.filter { !$0.hasPrefix("LC_ALL=") && !$0.hasPrefix("LANGUAGE=") }
        return start(words, variables: others + ["LC_ALL=C.UTF-8"], seconds: seconds)
    }

    private static func start(_ words: [String], variables: [String], seconds: Int?) -> Result<Answer, Silence> {
        var output: [Int32] = [-1, -1]
        var errors: [Int32] = [-1, -1]
        defer { for descriptor in output + errors where descriptor >= 0 { close(descriptor) } }
        guard pipe(&output) == 0, pipe(&errors) == 0, let program = words.first else { return .failure(.missing(words.first ?? "")) }
        for descriptor in output + errors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        guard let process = spawn(words, variables, output: output[1], errors: errors[1]) else { return .failure(.missing(program)) }
        close(output[1])
        close(errors[1])
        (output[1], errors[1]) = (-1, -1)
        let texts = read([output[0], errors[0]], until: seconds.map { now() + Int64($0) * 1000 })
        if texts == nil { kill(process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        guard let texts else { return .failure(.tooSlow(program)) }
        return .success(Answer(status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F), output: texts[0], errors: texts[1]))
    }

    private static func spawn(_ words: [String], _ variables: [String], output: Int32, errors: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // It must not inherit that this program does without SIGPIPE.
        var broken = sigset_t()
        sigemptyset(&broken)
        sigaddset(&broken, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &broken)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let arguments = words.map { strdup($0) } + [nil]
        let settings = variables.map { strdup($0) } + [nil]
        defer { for text in arguments + settings { free(text) } }
        var process: pid_t = 0
        return posix_spawnp(&process, words[0], &actions, &attributes, arguments, settings) == 0 ? process : nil
    }

    private static var environment: [String] {
        var all: [String] = []
        var next = environ
        while let variable = next.pointee {
            all.append(String(cString: variable))
            next += 1
        }
        return all
    }

    /// What comes out of these until all are closed; nil where that takes longer than until then, in milliseconds of ``now()``.
    private static func read(_ descriptors: [Int32], until end: Int64?) -> [String]? {
        var texts = descriptors.map { _ in [UInt8]() }
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while polled.contains(where: { $0.fd >= 0 }) {
            let left = end.map { $0 - now() }
            if let left, left <= 0 { return nil }
            guard poll(&polled, nfds_t(polled.count), left.map(Int32.init) ?? -1) > 0 else { continue }
            for index in polled.indices where polled[index].revents != 0 {
                let count = Glibc.read(polled[index].fd, &chunk, chunk.count)
                if count > 0 {
                    texts[index] += chunk.prefix(min(count, bound - texts[index].count))
                } else if count == 0 || errno != EINTR {
                    polled[index].fd = -1
                }
            }
        }
        return texts.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
