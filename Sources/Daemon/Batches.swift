extension Array {
    /// The elements in batches, so that a long list takes few messages. There is always at least one batch, which may be empty.
    var inBatches: [ArraySlice<Element>] {
        let size = 100
        return isEmpty ? [[]] : stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
