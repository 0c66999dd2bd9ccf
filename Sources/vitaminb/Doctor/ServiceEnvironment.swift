import Varlink

/// Variables that the user's systemd gives to services, and that this shell may lack.
struct ServiceEnvironment: JSONReadable {
    var configHome: String?
    var dataHome: String?
    /// Whether there is a screen to show something on.
    var hasScreen = false

    init() {}

    /// Asks systemctl(1).
    static var ofManager: ServiceEnvironment {
        guard case .success(let answer) = Program.ask(["systemctl", "--user", "show-environment", "--output=json"]) else { return Self() }
        return (try? JSONReader.read(from: Array(answer.output.utf8))) ?? Self()
    }

    init(json: inout JSONReader) throws(JSONError) {
        let names = JSONNames("XDG_CONFIG_HOME", "XDG_DATA_HOME", "DISPLAY", "WAYLAND_DISPLAY")
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: names, &member) {
            switch member {
            case 0: configHome = try json.string()
            case 1: dataHome = try json.string()
            case 2, 3:
                hasScreen = true
                try json.skipValue()
            default: try json.skipValue()
            }
        }
    }
}
