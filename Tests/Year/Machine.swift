import ControlInterface
import Foundation
import Glibc
import KeepInTouch
import Platform
import TestSupport
import Varlink

/// A machine with the daemon, the command line tool, an address book, and a clock of its own. What happens on it is written down.
final class Machine {
    let home: TestHome
    let clock: PretendedClock
    let language: String
    private(set) var transcript = Transcript()
    var record = Record()
    private var daemon: RealDaemon?
    private var client: Client?
    private var lives = 0
    /// How many lines of the daemon's log are in the transcript.
    private var seen = 0

    init(language: String, configuration: String, at now: Instant, zone: String) throws {
        self.language = language
        home = try TestHome(configuration: configuration)
        clock = try PretendedClock(in: home.folder)
        clock.now = now
        clock.zone = zone
        _ = record.zone(self)
    }

    private var environment: [String: String] {
        let words = language == "de" ? ["LC_ALL": "C.UTF-8", "LANGUAGE": "de"] : ["LC_ALL": "C.UTF-8"]
        // Where Tests/run.sh has put the translations.
        let translations = ProcessInfo.processInfo.environment.filter { $0.key == "TEXTDOMAINDIR" }
        return clock.environment.merging(words) { $1 }.merging(translations) { $1 }.merging(["COLUMNS": "100", "NO_COLOR": "1"]) { $1 }
    }

    /// The zone's rules, as the C library has them.
    var zone: Zone {
        setenv("TZ", clock.zone, 1)
        LocalZone.refresh()
        let first = clock.now.seconds - 400 * 86_400
        // A table by hours, since another zone's rules can't be asked for once the machine has moved.
        let offsets = (0..<(900 * 24)).map { LocalZone.offset(at: first + Int64($0) * 3600) }
        return Zone(identifier: clock.zone) { offsets[min(max(Int(($0.seconds - first) / 3600), 0), offsets.count - 1)] }
    }

    // MARK: The daemon

    func start() throws {
        lives += 1
        seen = 0
        let started = try RealDaemon(home: home.path, life: lives, environment: environment)
        guard started.isReady() else { throw Failure("the daemon ended: \(started.told)") }
        daemon = started
        client = try Client(path: RealDaemon.control(home.path), timeout: 20)
        try settle()
    }

    func stop() throws {
        collect()
        client = nil
        daemon?.end(SIGTERM)
        daemon = nil
        transcript.heading("(the machine is off)", at: local)
    }

    /// Whether the daemon runs.
    var isOn: Bool { daemon != nil }

    /// When the daemon wakes next.
    private func nextWake() throws -> Instant {
        guard let client, let wake = try client.call(Control.GetStatus.self, .init()).nextWake else { return Instant(seconds: .max) }
        return wake.instant
    }

    /// Waits until the daemon has done what the clock says is to be done.
    private func settle() throws {
        let deadline = Date().addingTimeInterval(20)
        while try nextWake() <= clock.now {
            if Date() > deadline { throw Failure("at \(local) the daemon still wants to wake at once") }
            usleep(500)
        }
        collect()
    }

    /// Lets time pass up to there, from one wake to the next.
    func wait(until end: Instant) throws {
        if let daemon {
            while true {
                let wake = try nextWake()
                if wake > end { break }
                clock.now = max(wake, clock.now)
                daemon.send(SIGUSR2)
                try settle()
                try record.step(self)
            }
        }
        clock.now = end
        daemon?.send(SIGUSR2)
        if isOn { try record.step(self) }
    }

    /// The clock is set, the machine has slept up to there, or it is in another zone.
    func jump(to now: Instant, zone: String? = nil) throws {
        clock.now = now
        if let zone { clock.zone = zone }
        clock.sets += 1
        record.jump(self)
        guard let daemon, let client else { return }
        daemon.send(SIGUSR2)
        let name = clock.zone
        // The daemon says in which zone it is; where only the clock was set, it has heard of it after some calls.
        var calls = 0
        while try client.call(Control.GetStatus.self, .init()).zone != name || calls < 20 {
            calls += 1
            if calls > 5000 { throw Failure("the daemon doesn't notice the zone") }
            usleep(1000)
        }
        try settle()
        try record.step(self)
    }

    /// What the daemon has logged since.
    private func collect() {
        guard let daemon else { return }
        let lines = daemon.told
        for line in lines.dropFirst(seen) { transcript.told(line, at: local) }
        seen = lines.count
    }

    // MARK: The person

    /// Types a command. Its answer is in the transcript.
    @discardableResult
    func type(_ arguments: String...) throws -> CommandRun { try type(arguments) }

    @discardableResult
    func type(_ arguments: [String], isSecret: Bool = false) throws -> CommandRun {
        let run = try CommandRun(
            blocking: [BuiltProgram.vitaminb] + arguments,
            environment: environment.merging(["HOME": home.path, "XDG_RUNTIME_DIR": RealDaemon.runtime(home.path)]) { $1 })
        if !isSecret { transcript.typed(arguments, run, at: local) }
        if isOn { try settle() }
        try record.step(self)
        return run
    }

    /// What is due, as the daemon lists it.
    func reminders() throws -> [WireReminder] {
        var reminders: [WireReminder] = []
        try client?.enumerate(Control.ListReminders.self, .init()) { reminders += $0.reminders }
        return reminders
    }

    /// Has the daemon look at its address books, and waits until it has.
    func reload() throws {
        guard let daemon else { return }
        daemon.send(SIGHUP)
        usleep(700_000)
        try settle()
        try record.step(self)
    }

    /// Says in the transcript what happens outside of the programs.
    func happens(_ text: String) { transcript.heading(text, at: local) }

    /// The local time, as the transcript has it.
    var local: String {
        let (day, time) = record.zone(self).moment(at: clock.now)
        return "\(day.weekday.rawValue.prefix(3).capitalized) \(day) \(time)"
    }
}
