extension String {
    /// The longest prefix of at most `limit` bytes of UTF-8 that doesn't split a Unicode scalar.
    func prefix(utf8Bytes limit: Int) -> Substring {
        guard utf8.count > limit else { return self[...] }
        var end = utf8.index(utf8.startIndex, offsetBy: limit)
        while end > startIndex, UTF8.isContinuation(utf8[end]) { utf8.formIndex(before: &end) }
        return self[..<end]
    }
}
