extension String {
    /// The text as one word of a shell command (POSIX, Shell Command Language, 2.2.2): in single quotes, unless nothing in it needs them.
    package var quotedForShell: String {
        let isPlain = !isEmpty && utf8.allSatisfy { $0 >= 0x80 || "/._-+@".utf8.contains($0) || ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 }
        if isPlain { return self }
        // A shell reads bytes: to Swift an apostrophe and an accent that follows it are one character.
        return String(decoding: [39] + utf8.flatMap { $0 == 39 ? Array(#"'\''"#.utf8) : [$0] } + [39], as: UTF8.self)
    }
}
