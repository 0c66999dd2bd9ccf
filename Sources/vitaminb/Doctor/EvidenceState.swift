import ControlInterface
import Glibc
import KeepInTouch
import Observer
import Phrases
import Platform

/// Whether what the configuration wants to be looked at for evidence can be, and is.
struct EvidenceState {
    /// What is to be looked at; nil: the daemon doesn't say.
    var settings: Control.GetEvidence.Reply?
    /// Where mail is, and where lists of calls are.
    var mail: [String] = []
    var calendars: [CalendarPlace] = []
    var calls: [String] = []
    /// Whether an address of the user's own is known.
    var knowsMe = true
    /// The timer; nil: systemd can't be asked.
    var timer: UnitState?
    /// The look that it starts.
    var look: UnitState?

    init(settings: Control.GetEvidence.Reply?) { self.settings = settings }

    /// Looks at what the daemon says.
    init(daemon: DaemonAnswer, isManaged: Bool) {
        settings = daemon.evidence
        guard let settings else { return }
        let folders = BaseFolders()
        let programs = MailPrograms(folders.ofPrograms, config: folders.config)
        mail = programs.paths(settings.mailFolders)
        calendars = CalendarPlace.all(settings.calendarFolders, folders.ofPrograms, thunderbird: programs.thunderbird)
        calls = CallFiles.all(settings.callFiles, folders.ofPrograms)
        knowsMe = !(settings.me + programs.addresses).isEmpty
        guard isManaged, !settings.isOff else { return }
        let properties = UnitState.properties.flatMap { ["-p", $0] }
        let units = ["systemctl", "--user", "show"] + properties + [ServiceManager.timerName, ServiceManager.lookName]
        guard let answer = try? Program.ask(units).get(), answer.status == 0 else { return }
        let states = UnitState.all(answer.output)
        if states.count == 2 { (timer, look) = (states[0], states[1]) }
    }

    var checks: [Check] {
        guard let settings else { return [] }
        if settings.isOff {
            return mail.isEmpty ? [] : [.skipped(.evidence, Phrase("your mail is not looked at; to begin: vitaminb setup"))]
        }
        var problems: [Check] = []
        if settings.mail != .off { problems += mailProblems }
        if settings.calendar != .off {
            if calendars.isEmpty {
                problems.append(.problem(.evidence, Phrase("no calendar is found: name its folders in calendar_folders"), []))
            }
            problems += calendars.map(\.path).compactMap(unreadable)
        }
        if settings.calls != .off {
            if calls.isEmpty { problems.append(.problem(.evidence, Phrase("no list of calls is found: name it in call_files"), [])) }
            problems += calls.compactMap(unreadable)
        }
        problems += unitProblems
        return problems.isEmpty
            ? [.ok(.evidence, Phrase("mail, calendars and calls are looked through every hour, as configured"))] : problems
    }

    private var mailProblems: [Check] {
        if mail.isEmpty { return [.problem(.evidence, Phrase("no mail is found: name its folders in mail_folders"), [])] }
        let me = Check.problem(.evidence, Phrase("which e-mail addresses are yours isn't known: name them in me"), [])
        return (knowsMe ? [] : [me]) + mail.compactMap(unreadable)
    }

    private func unreadable(_ path: String) -> Check? {
        if access(path, R_OK) == 0 { return nil }
        return .problem(.evidence, Phrase("it can't be read (\(String(cString: strerror(errno))))"), file: path, [])
    }

    private var unitProblems: [Check] {
        guard let timer, let look else { return [] }
        if timer.load == "not-found" { return [.problem(.evidence, Phrase("\(ServiceManager.timerName) is not installed"), [])] }
        if !timer.isUp || timer.unitFile == "disabled" {
            let enable = "systemctl --user enable --now \(ServiceManager.timerName)"
            return [.problem(.evidence, Phrase("the timer that looks through mail, calendars and calls does not run"), [enable])]
        }
        if look.active == "failed" {
            let why = "journalctl --user -u \(ServiceManager.lookName) -n 20"
            return [.problem(.evidence, Phrase("the last look at it failed (\(look.result))"), [why])]
        }
        return []
    }
}
