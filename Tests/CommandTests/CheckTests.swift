import ControlInterface
import KeepInTouch
import Phrases
import Platform
import TestLiterals
import Testing
import Words

@testable import vitaminb

/// `doctor`'s verdicts, each from facts alone.
struct CheckTests {
    private typealias Verdict = Check.Verdict

    private func unit(_ values: [String: String]) -> UnitState {
        UnitState(["LoadState": "loaded", "ActiveState": "active", "UnitFileState": "enabled"].merging(values) { $1 })
    }

    /// The verdicts on service and socket, and what to type for the first.
    private func units(
        service: [String: String] = [:], socket: [String: String] = [:], place: SocketPlace.Kind = .socket, isServed: Bool = true,
        lastWords: String? = nil
    ) -> [Check] {
        ServiceManager(units: .success((unit(service), unit(socket))), lastWords: lastWords)
            .checks(isServed: isServed, socket: SocketPlace(path: "/run/control", kind: place))
    }

    @Test(
        arguments: [
            (["ActiveState": "active"], .ok, nil),
            (["ActiveState": "inactive"], .problem, "systemctl --user start vitaminbd.service"),
            (["ActiveState": "inactive", "UnitFileState": "disabled"], .problem, "systemctl --user enable --now vitaminbd.service"),
            (["UnitFileState": "disabled"], .problem, "systemctl --user enable vitaminbd.service"),
            (["LoadState": "masked", "ActiveState": "inactive"], .problem, "systemctl --user unmask vitaminbd.service"),
            (["LoadState": "bad-setting"], .problem, "systemd-analyze --user verify vitaminbd.service"),
            (
                ["ActiveState": "failed", "Result": "exit-code", "ExecMainStatus": "78"], .problem,
                "systemctl --user restart vitaminbd.service"
            ),
            (
                ["ActiveState": "activating", "SubState": "auto-restart", "Result": "exit-code"], .problem,
                "systemctl --user restart vitaminbd.service"
            ),
            (
                ["ActiveState": "failed", "Result": "start-limit-hit"], .problem,
                "systemctl --user reset-failed vitaminbd.service vitaminbd.socket"
            ),
            (["ActiveState": "failed", "Result": "exit-code", "ExecMainStatus": "65"], .problem, "vitaminb restore"),
            (["NeedDaemonReload": "yes"], .advice, "systemctl --user daemon-reload"),
            (["ActiveState": "activating", "SubState": "start"], .ok, nil),
        ] as [([String: String], Check.Verdict, String?)])
    func `each state of the service has its verdict and its remedy`(state: [String: String], verdict: Check.Verdict, remedy: String?) {
        let found = units(service: state)
        #expect(found[0].subject == .service && found[0].verdict == verdict && found[0].remedies.first == remedy, "\(found[0])")
        #expect(found[1].verdict == .ok)
    }

    @Test func `fix types what concerns the service alone, each once, and never what needs a decision`() {
        let reset = "systemctl --user reset-failed vitaminbd.service vitaminbd.socket"
        let others = [
            "sudo chown -R \"$USER\" /data", "vitaminb restore", "systemctl --user set-environment TZ=UTC", "sudo apt-get install dunst",
            "journalctl --user -u vitaminbd -n 20",
        ]
        #expect(Repair.runnable(others + [reset, reset]) == [reset])
    }

    @Test func `a journal that the sandbox refuses is no reason to restore a copy`() {
        let failed = ["ActiveState": "failed", "Result": "exit-code", "ExecMainStatus": "65"]
        let words = "cannot open /data: Read-only file system; if it is the service's sandbox that refuses it: vitaminb doctor --fix"
        #expect(units(service: failed, lastWords: words)[0].remedies == ["vitaminb doctor --fix"])
    }

    @Test func `a failure is told with what the daemon said last`() {
        let failed = ["ActiveState": "failed", "Result": "exit-code", "ExecMainStatus": "74"]
        #expect(units(service: failed)[0].message.description == "the service failed, with exit status 74")
        #expect(
            units(service: failed, lastWords: "the disk is gone")[0].message.description
                == "the service failed, with exit status 74: the disk is gone")
    }

    @Test(
        arguments: [
            ([:], .socket, .ok, nil),
            ([:], .missing, .problem, "systemctl --user restart vitaminbd.socket"),
            ([:], .other, .problem, "systemctl --user restart vitaminbd.socket"),
            (["UnitFileState": "disabled"], .socket, .advice, "systemctl --user enable vitaminbd.socket"),
            (["UnitFileState": "disabled"], .other, .problem, "systemctl --user restart vitaminbd.socket"),
            (["ActiveState": "inactive"], .missing, .problem, "systemctl --user start vitaminbd.socket"),
            (["ActiveState": "failed"], .socket, .problem, "systemctl --user restart vitaminbd.socket vitaminbd.service"),
            (["LoadState": "masked"], .missing, .problem, "systemctl --user unmask vitaminbd.socket"),
            (["LoadState": "not-found"], .missing, .problem, "systemd/install.sh"),
        ] as [([String: String], SocketPlace.Kind, Check.Verdict, String?)])
    func `each state of the socket has its verdict and its remedy`(
        state: [String: String], place: SocketPlace.Kind, verdict: Check.Verdict, remedy: String?
    ) {
        let found = units(socket: state, place: place)[1]
        #expect(found.subject == .socket && found.verdict == verdict && found.remedies.first == remedy, "\(found)")
    }

    @Test func `without the unit it depends on whether a daemon answers, and without systemd nothing is wrong with it`() {
        #expect(units(service: ["LoadState": "not-found"], isServed: false)[0].verdict == .problem)
        #expect(units(service: ["LoadState": "not-found"])[0].verdict == .advice)
        let socket = SocketPlace(path: "/run/control", kind: .socket)
        for refusal in [ServiceManager.Refusal.noManager, .silent(.missing("systemctl")), .silent(.tooSlow("systemctl"))] {
            let manager = ServiceManager(units: .failure(refusal))
            #expect(manager.checks(isServed: true, socket: socket).map(\.verdict) == [.skipped, .ok] && manager.mayAsk)
        }
        let lost = ServiceManager(units: .failure(.unknown(folder: "/run/user/7"))).checks(isServed: false, socket: socket)
        #expect(lost.map(\.remedies) == [["export XDG_RUNTIME_DIR=/run/user/7"]] && lost[0].verdict == .problem)
    }

    @Test func `the daemon is asked unless that would start it`() {
        func asks(_ state: [String: String]) -> Bool {
            ServiceManager(units: .success((unit(state), unit([:])))).mayAsk
        }
        #expect(asks([:]) && asks(["LoadState": "not-found", "ActiveState": "inactive"]) && asks(["ActiveState": "reloading"]))
        #expect(!asks(["ActiveState": "inactive"]) && !asks(["ActiveState": "failed"]) && !asks(["SubState": "auto-restart"]))
        #expect(DaemonAnswer().checks(isManaged: true, hooks: "/home/ada/hooks.d").map(\.verdict) == [.skipped])
    }

    @Test func `units are read from what systemctl prints`() {
        let units = UnitState.all(
            """
            LoadState=loaded
            ActiveState=failed
            ExecStart={ path=/home/a b/vitaminbd ; argv[]=/home/a b/vitaminbd ; ignore_errors=no }
            ExecMainStatus=78

            LoadState=not-found
            FragmentPath=
            """)
        #expect(units.count == 2 && units[0].program == "/home/a b/vitaminbd" && units[0].exitStatus == 78)
        #expect(units[1].load == "not-found" && units[1].file == nil && units[1].program == nil)
        #expect(UnitState.all("").isEmpty && UnitState.all("Failed to connect to bus").isEmpty)
    }

    @Test func `the configuration is complained of line by line, and read again at the end`() {
        func verdict(_ lines: [String], isServed: Bool = true, isRefused: Bool = false) -> [Check] {
            ConfigurationVerdict(file: "/c:1/v.toml", findings: .success(lines), isServed: isServed, isRefused: isRefused).checks
        }
        let found = verdict(["/c:1/v.toml:3:5: no such key", "/c:1/v.toml: can't be read", "and 3 more"])
        #expect(found.map(\.line) == [3, nil, nil])
        #expect(found.map(\.message.description) == ["column 5: no such key", "can't be read", "and 3 more"])
        #expect(found.map(\.remedies) == [[], [], ["systemctl --user reload vitaminbd.service"]])
        #expect(verdict(["x"], isServed: false)[0].remedies == [])
        #expect(verdict([]).map(\.verdict) == [.ok])
        #expect(verdict([], isRefused: true).map(\.remedies) == [["systemctl --user reload vitaminbd.service"]])
    }

    @Test func `a complaint of the daemon is told once, with what it is about`() {
        let files = ["/home/ada/contacts/x.vcf", "/home/ada/vitaminb.toml", "/home/ada/hooks.d/mail", "/home/ada/backups", "/elsewhere"]
        let daemon = DaemonAnswer(status: .sample(problems: files.map { .init(file: $0, line: nil, message: "bad") }))
        let told = daemon.checks(isManaged: true, hooks: "/home/ada/hooks.d").filter { $0.verdict == .problem }
        #expect(told.map(\.file) == ["/home/ada/contacts/x.vcf", "/elsewhere"] && told.map(\.subject) == [.addressBook, .daemon])
        #expect(daemon.journalChecks.map(\.file) == ["/home/ada/backups"])
    }

    @Test func `nobody to be reminded of is advice`() {
        func verdict(_ contacts: Int, _ tracked: Int) -> Check? {
            DaemonAnswer(status: .sample(contacts: contacts, tracked: tracked)).checks(isManaged: true, hooks: "/home/ada/hooks.d").last
        }
        #expect(verdict(0, 0)?.verdict == .advice && verdict(3, 0)?.verdict == .advice && verdict(3, 1)?.verdict == .ok)
        #expect(verdict(0, 0)?.message != verdict(3, 0)?.message)
    }

    @Test func `a plan that can't be kept is advice, with what to try`() {
        var status = WireStatus.sample()
        status.capacity = WireCapacity(planned: 60, told: 15, fitting: "4w")
        let last = DaemonAnswer(status: status).checks(isManaged: true, hooks: "/home/ada/hooks.d").last
        #expect(last?.verdict == .advice && last?.remedies == ["vitaminb tune", "vitaminb forecast"])
    }

    @Test func `a damaged journal is a problem, as is one that could not be written`() {
        var examination = WireExamination.sample()
        #expect(DaemonAnswer(status: .sample(), examination: examination).journalChecks.map(\.verdict) == [.ok])
        examination.tooBig = true
        #expect(DaemonAnswer(status: .sample(), examination: examination).journalChecks.map(\.verdict) == [.skipped])
        examination.tooBig = false
        examination.damage = "Page 5: never used"
        let damaged = DaemonAnswer(status: .sample(), examination: examination).journalChecks
        #expect(damaged.map(\.verdict) == [.problem] && damaged[0].message.description.hasSuffix("Page 5: never used"))
        var status = WireStatus.sample()
        status.lastBackup = nil
        #expect(DaemonAnswer(status: status, examination: examination).journalChecks[0].remedies == ["vitaminb restore"])
        status.lastBackup = "2026-11-22T10:00:00+01:00"
        #expect(
            DaemonAnswer(status: status, examination: examination).journalChecks[0].remedies
                == ["vitaminb restore", "vitaminb restore 2026-11-22"])
        status.problems = [.init(file: "/home/ada/journal.sqlite", line: nil, message: "disk full")]
        #expect(DaemonAnswer(status: status, examination: .sample()).journalChecks.map(\.verdict) == [.problem])
    }

    @Test func `a folder must exist, be writable and have space`() {
        func verdict(_ change: (inout DataFolder) -> Void) -> [String] {
            var folder = DataFolder(path: "/it's", isManaged: true)
            folder.room = 1 << 33
            change(&folder)
            return folder.checks.map { "\($0.verdict) \($0.remedies.first ?? "")" }
        }
        #expect(verdict { _ in } == ["ok ", "ok "])
        #expect(verdict { ($0.isThere, $0.isServed) = (false, false) } == ["problem mkdir -p -m 700 '/it'\\''s'"])
        #expect(verdict { $0.isThere = false } == ["problem "], "moved away from a daemon that runs")
        #expect(verdict { $0.refusal = 13 }[0] == "problem chmod u+rwx '/it'\\''s'")
        #expect(verdict { ($0.refusal, $0.isMine) = (13, false) }[0] == "problem sudo chown -R \"$USER\" '/it'\\''s'")
        #expect(verdict { $0.isWritableForDaemon = false }[0] == "problem vitaminb doctor --fix")
        #expect(verdict { $0.room = 1 << 20 }[1] == "problem df -h '/it'\\''s'")
        #expect(verdict { $0.room = 32 << 20 }[1] == "advice df -h '/it'\\''s'")
        #expect(verdict { $0.hasRoomForFiles = false }[1] == "problem df -i '/it'\\''s'")
        #expect(verdict { $0.room = nil }[1] == "skipped ")
    }

    @Test func `the clock must not be before the last entry, and should be synchronized`() {
        func verdict(_ change: (inout ClockState) -> Void) -> [Check] {
            var state = ClockState()
            state.clock = LocalClock(now: Instant(seconds: 1_700_000_000), zone: .utc)
            state.daemonNow = "2023-11-14T22:13:20Z"
            state.daemonZone = "UTC"
            change(&state)
            return state.checks
        }
        #expect(verdict { $0.synchronization = .synchronized }.map(\.verdict) == [.ok, .ok])
        #expect(verdict { $0.synchronization = .off }[0].verdict == .advice)
        #expect(verdict { $0.synchronization = .notPossible }[0].verdict == .ok)
        #expect(verdict { $0.lastSaid = "2023-11-14T22:14:00Z" }[0].verdict == .ok)
        #expect(verdict { $0.lastSaid = "2023-11-15T22:14:00Z" }[0].verdict == .problem)
        #expect(verdict { $0.daemonNow = nil }.count == 1)
        // Another name for the same zone is the same.
        #expect(verdict { $0.daemonZone = "Africa/Abidjan" }[1].verdict == .ok)
        let elsewhere = verdict { ($0.daemonNow, $0.daemonZone) = ("2023-11-15T07:13:20+09:00", "Asia/Tokyo") }[1]
        #expect(elsewhere.verdict == .problem && elsewhere.remedies[0] == "systemctl --user unset-environment TZ")
        let here = verdict { ($0.daemonNow, $0.zoneVariable) = ("2023-11-15T07:13:20+09:00", "UTC") }[1]
        #expect(here.remedies == ["systemctl --user set-environment TZ=UTC", "systemctl --user restart vitaminbd.service"])
        #expect(ClockState.synchronization("NTPSynchronized=no\nNTP=yes\nCanNTP=yes") == .notYet)
        #expect(ClockState.synchronization("NTPSynchronized=no\nNTP=no\nCanNTP=yes\n") == .off)
        #expect(ClockState.synchronization("NTPSynchronized=yes\n") == .synchronized && ClockState.synchronization("") == .notPossible)
    }

    @Test func `a journal that keeps nothing is advice`() {
        func verdict(_ output: String, _ status: Int32 = 0) -> [Verdict] {
            JournaldState(answer: .success(.init(status: status, output: output, errors: ""))).checks.map(\.verdict)
        }
        #expect(verdict("vitaminbd 0.1.0 is ready\n") == [.ok])
        #expect(verdict("-- No entries --\n") == [.advice] && verdict("") == [.advice] && verdict("x", 1) == [.advice])
        #expect(JournaldState(answer: .failure(.missing("journalctl"))).checks.map(\.verdict) == [.skipped])
        #expect(JournaldState(answer: nil).checks.isEmpty)
    }

    @Test func `the desktop is a problem only where there is one, and no program for it`() {
        func verdict(_ change: (inout DesktopState) -> Void) -> [Verdict] {
            var state = DesktopState()
            state.isWanted = true
            change(&state)
            return state.checks.map(\.verdict)
        }
        #expect(verdict { _ in } == [.skipped] && verdict { $0.hasScreen = true } == [.problem])
        #expect(verdict { $0.isWanted = nil } == [] && verdict { $0.isWanted = false } == [.ok])
        let dunst = DesktopState.server(
            information: #"{"type":"ssss","data":["dunst","knopwob","1.9.0","1.2"]}"#,
            capabilities: #"{"type":"as","data":[["actions","body"]]}"#)
        #expect(dunst == .there(name: "dunst", version: "1.9.0", capabilities: ["actions", "body"]))
        #expect(verdict { $0.server = dunst } == [.ok])
        #expect(verdict { $0.server = .there(name: "plain", version: "1", capabilities: ["body"]) } == [.advice])
        #expect(verdict { $0.server = .notAsked(.missing("busctl")) } == [.skipped])
        #expect(DesktopState.server(information: "", capabilities: "") == .none)
    }

    @Test func `missing lingering is advice`() {
        #expect(LingeringState(lingers: true).checks.map(\.verdict) == [.ok])
        #expect(LingeringState(lingers: false).checks.map(\.verdict) == [.advice])
        #expect(LingeringState(lingers: nil).checks.isEmpty)
    }

    @Test func `a hook that is not run is a problem, and no hooks are none`() {
        func verdict(_ reason: HookFolder.Reason, of file: String = "/h/mail") -> [String] {
            HooksState(folder: HookFolder(hooks: [], leftOut: [.init(file: file, reason: reason)])).checks
                .map { "\($0.verdict) \($0.remedies.first ?? "")" }
        }
        let one = HookFolder(hooks: [Hook(name: "mail", path: "/h/mail")])
        #expect(HooksState(folder: one).checks.map { "\($0.verdict) \($0.message)" } == ["ok one hook can be run"])
        #expect(verdict(.notExecutable) == ["problem chmod u+x /h/mail"])
        #expect(verdict(.writableByOthers) == ["problem chmod go-w /h/mail"])
        #expect(verdict(.notOwned) == ["problem sudo chown \"$USER\" /h/mail"])
        #expect(verdict(.notRegular) == ["problem rm -ri /h/mail"] && verdict(.unreachable(errno: 2)) == ["problem rm -ri /h/mail"])
        #expect(verdict(.folderUnreadable(errno: 13), of: "/h") == ["problem "] && verdict(.name) == ["problem "])
        var state = HooksState(folder: HookFolder(hooks: [], leftOut: [.init(file: "/h/mail", reason: .notExecutable)]))
        state.complaints = [.init(file: "/h/mail", line: nil, message: "left out"), .init(file: "/h/ü", line: nil, message: "its name")]
        #expect(state.checks.map(\.file) == ["/h/mail", "/h/ü"])
        #expect(HooksState(folder: HookFolder(path: "/nowhere/hooks.d")).checks.isEmpty)
        #expect(HooksState(folder: HookFolder(hooks: [])).checks.map(\.verdict) == [.ok])
    }
}

/// Other programs are run with a time limit and bounded output.
struct ProgramTests {
    @Test func `output and exit status are returned`() throws {
        let answer = try Program.ask(["/bin/sh", "-c", "echo out; echo err >&2; exit 3"]).get()
        #expect(answer == .init(status: 3, output: "out\n", errors: "err\n"))
        #expect(try Program.ask(["/bin/sh", "-c", "kill -9 $$"]).get().status == 137)
    }

    @Test func `it runs in English, and its output is bounded`() throws {
        #expect(try Program.ask(["/bin/sh", "-c", "echo $LC_ALL"]).get().output == "C.UTF-8\n")
        let much = try Program.ask(["/bin/sh", "-c", "head -c 3000000 /dev/zero"]).get()
        #expect(much.status == 0 && much.output.utf8.count == 1 << 20)
    }

    @Test func `a missing program and one that hangs give no answer`() {
        #expect(Program.ask(["vitaminb-no-such-program"]) == .failure(.missing("vitaminb-no-such-program")))
        #expect(Program.ask(["/bin/sleep", "1000"], seconds: 0) == .failure(.tooSlow("/bin/sleep")))
    }
}
