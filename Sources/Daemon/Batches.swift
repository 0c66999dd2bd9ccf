extension Array {
    /// The elements in batches, so that a long list is few messages. There is always one, empty where there is nothing to say.
    var inBatches: [ArraySlice<Element>] {
        let size = 100
        return isEmpty ? [[]] : stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
