import Glibc

/// Another program, run to its end.
enum Program {
    /// What is read of what it prints, in bytes; more than any of those that are run here prints.
    private static let bound = 1 << 20

    /// Its exit status, what it printed, and what it complained of. Status 127: there is no such program.
    static func run(_ words: [String]) -> (status: Int32, output: String, errors: String) {
        var ends: [[Int32]] = [[-1, -1], [-1, -1]]
        for index in 0..<2 where pipe(&ends[index]) != 0 { return (127, "", String(cString: strerror(errno))) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for index in 0..<2 {
            posix_spawn_file_actions_adddup2(&actions, ends[index][1], Int32(index + 1))
            for end in ends[index] { posix_spawn_file_actions_addclose(&actions, end) }
        }
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
        for index in 0..<2 { close(ends[index][1]) }
        defer { for index in 0..<2 { close(ends[index][0]) } }
        guard failure == 0 else { return (127, "", String(cString: strerror(failure))) }
        // One after the other: complaints are a line, and a pipe holds far more.
        let texts = ends.map { read($0[0]) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return (status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F), texts[0], texts[1])
    }

    private static func read(_ descriptor: Int32) -> String {
        var text: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { break }
            if text.count < bound { text += bytes[..<count] }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
