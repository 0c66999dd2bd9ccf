import ControlInterface
import Foundation
import TestSupport
import Testing

struct ControlAddressTests {
    /// A user without a folder in /run/user.
    let nobody: UInt32 = 4_000_000

    @Test func `it is in the runtime directory`() {
        let folder = TemporaryFolder()
        let environment = ["XDG_RUNTIME_DIR": folder.path, "HOME": "/home/ada"]
        #expect(ControlAddress.path(uid: nobody) { environment[$0] } == folder.path + "/vitaminb/control")
    }

    @Test(
        arguments: [
            ([:], "/.local/share/vitaminb/control"), (["HOME": "/home/ada"], "/home/ada/.local/share/vitaminb/control"),
            (["HOME": "/home/ada", "XDG_RUNTIME_DIR": "/not/there"], "/home/ada/.local/share/vitaminb/control"),
            (["HOME": "/home/ada", "XDG_RUNTIME_DIR": "relative"], "/home/ada/.local/share/vitaminb/control"),
            (["HOME": "/home/ada", "XDG_DATA_HOME": "/data"], "/data/vitaminb/control"),
            (["HOME": "/home/ada", "VITAMINB_CONTROL": "/elsewhere"], "/elsewhere"),
        ] as [([String: String], String)])
    func `without a login session it is with the user's data, unless the environment names another`(
        environment: [String: String], path: String
    ) {
        #expect(ControlAddress.path(uid: nobody) { environment[$0] } == path)
    }
}
