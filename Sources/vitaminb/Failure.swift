import ArgumentParser
import ControlInterface
import Exchange
import KeepInTouch
import Language
import Phrases
import Platform
import Varlink
import Words

/// Why a run failed, in the user's language.
struct Failure {
    let status: ExitStatus
    /// Empty if nothing is printed.
    let message: String
    /// What to do about it, and further information.
    let remedies: [String]
    /// The contacts that an ambiguous name matches.
    let candidates: [WireContact]

    /// Nil for the argument parser's own errors and requests: usage, help, versions.
    init?(_ error: any Error) {
        switch error {
        case let error as VarlinkError: self = ControlError(error).map(Failure.init(control:)) ?? Failure(service: error)
        case let error as UnknownCommand:
            self.init(
                .usage, gettext("there is no command \"\(error.word.printable)\""), remedies: [gettext("what there is: vitaminb --help")])
        case let error as NobodyThere: self.init(.noContact, error.sentence)
        case let error as FormerCommand:
            self.init(
                .usage, gettext("\"\(error.word)\" has another name now"), remedies: [gettext("use: \(error.replacement)")])
        case let error as ConnectionError: self.init(connection: error)
        case let error as OutputError: self.init(output: error)
        case let error as KeptText:
            guard let cause = Failure(error.cause) else { return nil }
            self.init(cause.status, cause.message, remedies: cause.remedies + [gettext("what you wrote is in \(error.path)")])
        case let error as JournalKeepingError:
            self.init(
                error.status == 127 ? .unavailable : error.status == ExitStatus.data.rawValue ? .data : .inputOutput,
                gettext("the journal is as it was: \(error.words)"))
        case let error as NoCopy:
            self.init(.noInput, gettext("there is no copy \"\(error.name)\""), remedies: [gettext("which there are: vitaminb restore")])
        case SetupError.noService:
            self.init(.unavailable, gettext("vitaminbd.service is not installed"), remedies: [gettext("what is wrong: vitaminb doctor")])
        case SetupError.unknownManager(let folder):
            self.init(
                .unavailable, gettext("this shell doesn't know where your systemd is"), remedies: ["export XDG_RUNTIME_DIR=\(folder)"])
        case SetupError.configuration(let words): self.init(.configuration, gettext("the configuration is refused: \(words)"))
        case SetupError.notStarted(let words):
            self.init(.unavailable, gettext("the service was not started: \(words)"), remedies: [gettext("what is wrong: vitaminb doctor")])
        case DropInError.failed(let words): self.init(.inputOutput, gettext("the folders can't be opened to the service: \(words)"))
        case let error as SystemError: self.init(.inputOutput, error.description)
        case let error as EditorError: self.init(.data, error.description)
        case is UnwellError: self.init(.unwell, "")
        case let error as NoTerminal:
            self.init(.usage, error.description, remedies: [gettext("without one: vitaminb due; vitaminb ack NAME --via call")])
        case let error as InputError: self.init(.noInput, error.description)
        case let error as FileError: self.init(.inputOutput, error.description)
        case let error as NotOpened:
            self.init(.unavailable, error.description, remedies: [gettext("the page is there: open it in a browser")])
        case let error as ExchangeError:
            self.init(.data, error.guess.map { gettext($0.sentence(error.file)) } ?? "\(error)", remedies: error.remedies)
        case is JSONError:
            self.init(.protocolBroken, gettext("can't understand vitaminbd's answer"), remedies: [Self.versions])
        case _ where Vitaminb.exitCode(for: error) == .failure: self.init(.software, gettext("internal error: \("\(error)")"))
        default: return nil
        }
    }

    /// Prints it on standard error.
    func report() {
        guard !message.isEmpty else { return }
        var page = Page(style: Style(descriptor: StandardOutput.errors))
        page.line("vitaminb: \(message)", .warning)
        let hasEmail = candidates.contains { $0.email != nil }
        let rows: [[Table.Cell]] = candidates.map {
            ["\($0.name)"] + (hasEmail ? ["\($0.email ?? "")"] : []) + ["\($0.groups.joined(separator: ", "))", "\($0.uid.rawValue)"]
        }
        page.table(rows, fits: false)
        for remedy in remedies { page.line(remedy) }
        // If standard error can't be written, the exit status still tells.
        try? StandardOutput.write(page.text, to: StandardOutput.errors)
    }

    private static var versions: String { gettext("are both of the same version? vitaminb --version; vitaminb status") }

    private init(_ status: ExitStatus, _ message: String, remedies: [String] = [], candidates: [WireContact] = []) {
        self.status = status
        self.message = message
        self.remedies = remedies
        self.candidates = candidates
    }

    private init(connection error: ConnectionError) {
        if error.isProtocolBroken {
            self.init(.protocolBroken, error.sentence, remedies: [Self.versions])
        } else {
            self.init(
                .unavailable, error.sentence,
                remedies: [
                    gettext("to start it, and mend what keeps it from that: \(Repair.command)"),
                    gettext("is vitaminbd running? systemctl --user status vitaminbd"),
                ])
        }
    }

    private init(output error: OutputError) {
        if error.isReaderGone { self.init(.ok, "") } else { self.init(.inputOutput, error.description) }
    }

    private init(service error: VarlinkError) {
        switch error.name {
        case "org.varlink.service.InvalidParameter":
            let parameter = error.invalidParameter ?? "parameter"
            self.init(.data, gettext("vitaminbd doesn't take this \(parameter)"))
        case "org.varlink.service.PermissionDenied":
            self.init(.noPermission, gettext("vitaminbd serves another user"))
        default:
            self.init(.protocolBroken, gettext("vitaminbd answered \("\(error)")"), remedies: [Self.versions])
        }
    }

    private init(control error: ControlError) {
        if case .configurationRefused(let reason) = error {
            self.init(
                error.status, gettext("vitaminbd can't run, because its configuration is refused"),
                remedies: reason.split(separator: "\n").map(String.init) + error.remedies)
            return
        }
        var candidates: [WireContact] = []
        if case .ambiguousContact(_, let named) = error { candidates = named }
        self.init(error.status, gettext(error.sentence(LocalClock())), remedies: error.remedies, candidates: candidates)
    }
}

extension ControlError {
    fileprivate var status: ExitStatus {
        switch self {
        case .noSuchContact, .noSuchGroup, .notAPerson: .noContact
        case .ambiguousContact, .notYet, .alreadyPast, .dayIsOver, .sameContact, .pastItsDay, .promisesOpen, .whichPromise, .noSuchPromise:
            .usage
        case .noSuchEntry: .noContact
        case .ambiguousEntry: .usage
        case .takenBack, .notAmendable: .data
        case .nothingDue, .reminderClosed, .nothingToUndo, .noCadence, .notPaused, .contactIgnored, .contactDied, .cardWasLast,
            .tooManyPromises, .nothingToSettle, .cardChanged, .cardRefused, .noPromise:
            .data
        case .journalFailed, .journalLocked, .journalUnusable, .addressBookFailed, .mergeUnfinished: .inputOutput
        case .configurationRefused: .configuration
        }
    }

    private static func wayBack(from act: String, of name: String) -> String {
        switch act {
        case "removed": gettext("back again: vitaminb rm --undo")
        case "added": gettext("to remove the card: vitaminb rm \(name.quotedForShell)")
        default: gettext("to change it again: vitaminb edit \(name.quotedForShell)")
        }
    }

    /// What to type about it.
    fileprivate var remedies: [String] {
        switch self {
        case .notYet: [gettext("to be reminded of something to come: vitaminb promise NAME \"...\" --on friday")]
        case .noSuchContact(let name):
            [gettext("who is there: vitaminb list")]
                + (name.contains(" ") && !name.contains(",") ? [gettext("several people have commas between them: ada, bob")] : [])
        case .notAPerson: [gettext("who is left out: vitaminb list --left-out")]
        case .ambiguousContact: [gettext("say more of the name, the e-mail address, or the UID at the end of the line")]
        case .nothingDue(let name, nil): [gettext("to be reminded: vitaminb track \(name.quotedForShell) --every 6w")]
        case .nothingDue(let name, _?): [gettext("to hear nothing for a while: vitaminb snooze \(name.quotedForShell) --for 2w")]
        case .reminderClosed(let name): [gettext("what is open: vitaminb show \(name.quotedForShell)")]
        case .promisesOpen: [gettext("say so if you mean it: --yes")]
        case .whichPromise, .noSuchPromise: [gettext("say a part of the one you mean")]
        case .noSuchEntry: [gettext("which there are: vitaminb show NAME --all")]
        case .ambiguousEntry(_, let entries): entries.map { gettext("@\($0.shortID) \($0.sentence(LocalClock()))") }
        case .notAmendable: [gettext("to take it back: vitaminb undo @ENTRY")]
        case .takenBack: [gettext("to bring it back, take back the undo: vitaminb show NAME --all; vitaminb undo @UNDO")]
        case .noCadence(let name): [gettext("say how often: vitaminb track \(name.quotedForShell) --every 6w")]
        case .noSuchGroup: [gettext("which there are: vitaminb group")]
        case .notPaused(_, nil): [gettext("who is paused: vitaminb due --all; which groups: vitaminb group")]
        case .notPaused(_, "everybody"): [gettext("everybody is paused: vitaminb resume")]
        case .notPaused(_, let group?): [gettext("a group is paused: vitaminb resume --group \(group.quotedForShell)")]
        case .contactIgnored(let name): [gettext("vitaminb track \(name.quotedForShell) ends that")]
        case .tooManyPromises(let name): [gettext("keep some first: vitaminb show \(name.quotedForShell)")]
        case .journalFailed: [gettext("what is wrong: vitaminb doctor")]
        case .journalLocked(let file): [gettext("which one: fuser \(file.quotedForShell)")]
        case .cardChanged: [gettext("try again")]
        case .configurationRefused: [gettext("correct that, then type the same again")]
        case .cardRefused(let file, _): [gettext("the card: \(file)")]
        case .mergeUnfinished(let file, _): [gettext("nothing is lost, and the same again completes it"), gettext("the card: \(file)")]
        case .cardWasLast(let name, let act):
            [Self.wayBack(from: act, of: name), gettext("what you noted before that is taken back by typing it once more")]
        case .contactDied(let name): [gettext("a promise that is open can be ended: vitaminb promise \(name.quotedForShell) --dropped")]
        case .alreadyPast, .nothingToUndo, .dayIsOver, .sameContact, .nothingToSettle, .journalUnusable,
            .addressBookFailed, .pastItsDay, .noPromise:
            []
        }
    }
}
