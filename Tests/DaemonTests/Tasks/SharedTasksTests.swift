import Glibc
import Testing

/// A list that two machines share.
@MainActor
struct SharedTasksTests {
    /// VITAMINB_SHARED_TASKS=21-60 lives these.
    private nonisolated static var seeds: [UInt64] {
        let said = getenv("VITAMINB_SHARED_TASKS").map { String(cString: $0).split(separator: "-").compactMap { UInt64($0) } } ?? []
        return said.count == 2 ? Array(said[0]...said[1]) : Array(1...(getenv("VITAMINB_LONG") == nil ? 2 : 20))
    }

    @Test(arguments: seeds)
    func `what is answered on a telephone or at a machine is said once, whatever comes when`(seed: UInt64) throws {
        let life = try SharedTasksLife(seed: seed)
        for _ in 0..<(getenv("VITAMINB_LONG") == nil ? 6 : 12) where life.wrong.isEmpty { try life.round() }
        #expect(life.wrong == [])
        print("counted two machines, one list and a telephone, seed \(seed): \(life.counts.sorted { $0.key < $1.key })")
    }
}
