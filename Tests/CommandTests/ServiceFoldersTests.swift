import Platform
import TestSupport
import Testing

@testable import vitaminb

/// Another shell's folders never move a service to another journal.
struct ServiceFoldersTests {
    private let home = TemporaryFolder()

    private func folders(dropIn: String = "", manager: String? = nil, shell: [String: String] = [:]) -> [String: String] {
        var environment = ServiceEnvironment()
        environment.dataHome = manager
        let all = ["HOME": home.path].merging(shell) { $1 }
        return ServiceFolders(dropIn: dropIn, manager: environment) { all[$0] }.variables
    }

    @Test func `a service that has a journal stays with it`() throws {
        #expect(folders(shell: ["XDG_DATA_HOME": "/srv/data"]) == ["XDG_DATA_HOME": "/srv/data"])
        try home.folder(".local/share/vitaminb")
        try home.write("", to: ".local/share/vitaminb/journal.sqlite")
        #expect(folders(shell: ["XDG_DATA_HOME": "/srv/data"]) == [:])
    }

    @Test func `what its drop-in says stays, whatever the shell lacks or has`() {
        let dropIn = "[Service]\nEnvironment=\"XDG_DATA_HOME=/srv/my \\\"100%%\\\" \\\\ data\"\nReadWritePaths=\"-/srv\"\n"
        let expected = ["XDG_DATA_HOME": "/srv/my \"100%\" \\ data"]
        #expect(folders(dropIn: dropIn) == expected)
        #expect(folders(dropIn: dropIn, shell: ["XDG_DATA_HOME": "/other"]) == expected)
    }

    @Test func `the manager's count where this shell has none`() {
        #expect(folders(manager: "/srv/all") == ["XDG_DATA_HOME": "/srv/all"])
    }
}
