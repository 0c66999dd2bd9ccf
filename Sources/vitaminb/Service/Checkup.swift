import ControlInterface
import Glibc
import Varlink

/// What `doctor` looks at, and what came of it.
struct Checkup: Encodable {
    /// One thing that was looked at.
    struct Check: Encodable, Equatable {
        /// What: address-book, daemon, data, socket, unit.
        var check: String
        var ok: Bool
        /// The file or the folder that it is about.
        var file: String?
        /// The line in it, counted from 1.
        var line: Int?
        /// What is so, or else what is wrong and what to do.
        var message: String
    }

    /// Problems first, those with the address books at the top.
    let checks: [Check]
    var isWell: Bool { checks.allSatisfy(\.ok) }

    /// Looks at everything that can be seen from here, and asks the daemon for the rest.
    init() {
        var status: WireStatus?
        var failure: Failure?
        do { status = try Vitaminbd.connect().call(Control.GetStatus.self, Empty()) } catch { failure = Failure(error) }
        self.init(status: status, failure: failure, unit: Self.unit(), address: Vitaminbd.address, dataFolder: Self.dataFolder(status))
    }

    /// The verdict on what was found.
    init(status: WireStatus?, failure: Failure?, unit: String?, address: String, dataFolder: String) {
        var checks = (status?.problems ?? []).map { problem in
            let isCard = status?.addressBooks.contains { problem.file == $0 || problem.file.hasPrefix($0 + "/") } == true
            return Check(
                check: isCard ? "address-book" : "daemon", ok: false, file: problem.file, line: problem.line, message: problem.message)
        }
        checks.append(Self.daemon(status, failure))
        let isReached = status != nil
        if let unit {
            checks.append(Check(check: "unit", ok: true, file: unit, message: "the service is installed"))
        } else {
            // Whoever starts the daemon by hand needs none.
            checks.append(
                Check(
                    check: "unit", ok: isReached,
                    message: "there is no vitaminbd.service for systemd" + (isReached ? "" : "; install it: systemd/install.sh")))
        }
        let isThere = access(address, F_OK) == 0
        let start = "nothing listens there; systemctl --user enable --now vitaminbd.socket"
        checks.append(Check(check: "socket", ok: isThere, file: address, message: isThere ? "the control socket is there" : start))
        let isWritable = access(dataFolder, W_OK | X_OK) == 0
        let refused = "the journal's folder can't be written (\(String(cString: strerror(errno)))); make it yours"
        checks.append(
            Check(
                check: "data", ok: isWritable, file: dataFolder, message: isWritable ? "the journal's folder can be written" : refused))
        func rank(_ check: Check) -> Int { check.ok ? 2 : check.check == "address-book" ? 0 : 1 }
        // In the order above among equals.
        self.checks = (0...2).flatMap { wanted in checks.filter { rank($0) == wanted } }
    }

    private static func daemon(_ status: WireStatus?, _ failure: Failure?) -> Check {
        guard let status else {
            let why = failure.map { ([$0.message] + $0.remedies).joined(separator: "; ") } ?? "the daemon doesn't answer"
            return Check(check: "daemon", ok: false, message: why + "; what it said last: journalctl --user -u vitaminbd -n 20")
        }
        guard status.version == Version.text else {
            return Check(
                check: "daemon", ok: false,
                message: "vitaminbd is \(status.version), this program \(Version.text); systemctl --user restart vitaminbd")
        }
        return Check(check: "daemon", ok: true, message: "vitaminbd \(status.version) answers")
    }

    /// The service's unit file, where systemd.unit(5) looks for those of users.
    private static func unit() -> String? {
        let home = environmentVariable("HOME") ?? ""
        let folders = [
            (environmentVariable("XDG_CONFIG_HOME") ?? home + "/.config") + "/systemd/user", "/etc/systemd/user",
            (environmentVariable("XDG_DATA_HOME") ?? home + "/.local/share") + "/systemd/user", "/usr/local/lib/systemd/user",
            "/usr/lib/systemd/user",
        ]
        return folders.map { $0 + "/vitaminbd.service" }.first { access($0, R_OK) == 0 }
    }

    /// Where the journal is, or would be.
    private static func dataFolder(_ status: WireStatus?) -> String {
        if let journal = status?.journal, let slash = journal.lastIndex(of: "/") { return String(journal[..<slash]) }
        return (environmentVariable("XDG_DATA_HOME") ?? (environmentVariable("HOME") ?? "") + "/.local/share") + "/vitaminb"
    }
}

/// Something was found; it has been told already.
struct UnwellError: Error {}
