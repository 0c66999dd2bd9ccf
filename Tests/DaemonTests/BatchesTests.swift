import Testing

@testable import Daemon

struct BatchesTests {
    @Test(arguments: [(0, [0]), (1, [1]), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])])
    func `a long list takes several replies, and an empty one takes one`(count: Int, batches: [Int]) {
        let list = Array(0..<count)
        #expect(list.inBatches.map(\.count) == batches)
        #expect(list.inBatches.flatMap { $0 } == list)
    }
}
