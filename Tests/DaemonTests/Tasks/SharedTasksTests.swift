import Glibc
import Testing

/// A list that two machines share.
@MainActor
struct SharedTasksTests {
    @Test(arguments: Array(1...(getenv("VITAMINB_LONG") == nil ? 2 : 20) as ClosedRange<UInt64>))
    func `what is answered on a telephone or at a machine is said once, whatever comes when`(seed: UInt64) throws {
        let life = try SharedTasksLife(seed: seed)
        for _ in 0..<(getenv("VITAMINB_LONG") == nil ? 6 : 12) where life.wrong.isEmpty { try life.round() }
        #expect(life.wrong == [])
        print("counted two machines, one list and a telephone, seed \(seed): \(life.counts.sorted { $0.key < $1.key })")
    }
}
