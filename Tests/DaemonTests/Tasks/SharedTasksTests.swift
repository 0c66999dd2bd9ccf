import Glibc
import Testing

/// A list that two machines share.
@MainActor
struct SharedTasksTests {
    @Test(arguments: 1...2 as ClosedRange<UInt64>)
    func `what is answered on a telephone or at a machine is said once, whatever comes when`(seed: UInt64) throws {
        let life = try SharedTasksLife(seed: seed)
        let rounds = getenv("VITAMINB_LONG") == nil ? 12 : 500
        for _ in 0..<rounds where life.wrong.isEmpty { try life.round() }
        #expect(life.wrong == [])
        print("counted two machines, one list and a telephone, seed \(seed): \(life.counts.sorted { $0.key < $1.key })")
    }
}
