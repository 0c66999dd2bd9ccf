extension RandomAccessCollection {
    /// The elements in batches, so that a long list takes few messages. There is always at least one batch, which may be empty.
    var inBatches: [SubSequence] {
        let size = 100
        return stride(from: 0, to: Swift.max(count, 1), by: size).map { self.dropFirst($0).prefix(size) }
    }
}
