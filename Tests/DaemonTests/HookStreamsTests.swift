import Glibc
import Testing

@testable import Daemon

/// What a hook prints, chunk by chunk.
struct HookOutputTests {
    private var output = HookOutput()

    @Test mutating func `lines are passed on when they are complete, and the last one at the end`() {
        #expect(output.add(Array("one\ntwo\nth".utf8)) == ["one", "two"])
        #expect(output.add(Array("ree\n\nfour".utf8)) == ["three", ""])
        #expect(output.end() == ["four"])
        #expect(output.end() == [])
    }

    @Test mutating func `a line that is too long is several`() {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 2 * HookOutput.lineBound + 10)
        #expect(output.add(long + "\nnext\n".utf8).map(\.utf8.count) == [HookOutput.lineBound, HookOutput.lineBound, 10, 4])
    }

    @Test(arguments: [1, 7, 4096, 100_000])
    mutating func `output over the bound is dropped, which is logged once`(chunk: Int) {
        let line = Array("yes\n".utf8)
        let all = (0..<100_000).map { line[$0 % 4] }
        var lines: [String] = []
        for start in stride(from: 0, to: all.count, by: chunk) { lines += output.add(all[start..<min(start + chunk, all.count)]) }
        lines += output.end()
        #expect(lines.count == HookOutput.bound / 4 + 1)
        #expect(lines.dropLast().allSatisfy { $0 == "yes" })
        #expect(lines.last == "what it prints after 65536 bytes is left out")
    }
}

/// What a hook reads.
struct HookInputTests {
    @Test(arguments: [0, 1, 65_536, 65_537, 600_000])
    func `all of the input can be read at once, followed by the end of file`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        guard let input = HookInput(bytes) else { throw CancellationError() }
        var read: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 100_000)
        while case let count = Glibc.read(input.descriptor, &chunk, chunk.count), count > 0 { read += chunk.prefix(count) }
        #expect(read == bytes)
    }
}
