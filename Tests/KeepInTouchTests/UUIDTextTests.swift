import Foundation
import Testing

@testable import KeepInTouch

struct UUIDTextTests {
    @Test func `what Foundation writes is read as Foundation reads it, in either case`() {
        for _ in 0..<500 {
            let id = UUID()
            #expect(UUID(text: id.uuidString) == id && UUID(text: id.uuidString.lowercased()) == id)
        }
    }

    @Test(arguments: [
        "", "4f9f1c0e", "4f9f1c0e-0000-4000-8000-00000000000", "4f9f1c0e-0000-4000-8000-0000000000001",
        "4f9f1c0e-0000-4000-8000-00000000000g",
        "4f9f1c0e00000-4000-8000-000000000001", "4f9f1c0e-0000-4000-8000-00000000000ä", "{f9f1c0e-0000-4000-8000-000000000001}",
    ]) func `anything else is refused`(text: String) {
        #expect(UUID(text: text) == nil && UUID(uuidString: text) == nil)
    }
}
