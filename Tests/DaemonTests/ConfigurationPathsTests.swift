import Glibc
import Platform
import Testing

@testable import Daemon

struct ConfigurationPathsTests {
    @Test func `everything is below home unless the environment says otherwise`() {
        let paths = Paths(environment: ["HOME": "/home/ada/"])
        #expect(paths.home == "/home/ada")
        #expect(paths.configFile == "/home/ada/.config/vitaminb/vitaminb.toml")
        #expect(paths.dataFolder == "/home/ada/.local/share/vitaminb")
        #expect(paths.journalFile == "/home/ada/.local/share/vitaminb/journal.sqlite")
        #expect(paths.contactsFolder == "/home/ada/.local/share/vitaminb/contacts")
    }

    @Test func `the XDG variables are followed`() {
        let environment = ["HOME": "/home/ada", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d//e", "XDG_RUNTIME_DIR": "/run/user/7"]
        let paths = Paths(environment: environment)
        #expect(paths.configFile == "/c/vitaminb/vitaminb.toml")
        #expect(paths.journalFile == "/d/e/vitaminb/journal.sqlite")
        #expect(paths.contactsFolder == "/d/e/vitaminb/contacts")
    }

    @Test(arguments: ["", "relative", "./relative", "~/x"])
    func `a relative value counts as none`(value: String) {
        let environment = ["HOME": "/home/ada", "XDG_CONFIG_HOME": value, "XDG_DATA_HOME": value, "XDG_RUNTIME_DIR": value]
        #expect(Paths(environment: environment) == ConfigurationFixture.paths)
    }

    @Test func `without HOME the password database knows it`() throws {
        let entry = try #require(getpwuid(getuid()))
        #expect(Paths(environment: [:]).home == String(cString: entry.pointee.pw_dir))
        #expect(Paths(environment: ["HOME": "here"]).home == String(cString: entry.pointee.pw_dir))
    }
}
