extension String {
    /// The text as one word of a shell command (POSIX, Shell Command Language, 2.2.2): in single quotes, unless nothing in it needs them.
    package var quotedForShell: String {
        let isPlain = !isEmpty && utf8.allSatisfy { $0 >= 0x80 || "/._-+@".utf8.contains($0) || ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 }
        return isPlain ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
