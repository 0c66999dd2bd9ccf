import ArgumentParser
import ControlInterface
import Exchange
import KeepInTouch
import Language
import Phrases
import Varlink

/// Why a run failed, as the person who typed it reads it.
struct Failure {
    let status: ExitStatus
    /// Empty where there is nobody to tell.
    let message: String
    /// What to do about it, or what else there is to know.
    let remedies: [String]
    /// The contacts that an ambiguous name could mean.
    let candidates: [WireContact]

    /// Nil for the argument parser's own errors, which it tells better: usage, help, versions.
    init?(_ error: any Error) {
        switch error {
        case let error as VarlinkError: self = ControlError(error).map(Failure.init(control:)) ?? Failure(service: error)
        case let error as UnknownCommand:
            self.init(
                .usage, gettext("there is no command \"\(error.word.printable)\""), remedies: [gettext("what there is: vitaminb --help")])
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
        case let error as EditorError: self.init(.data, error.description)
        case is UnwellError: self.init(.unwell, "")
        case let error as NoTerminal:
            self.init(.usage, error.description, remedies: [gettext("without one: vitaminb due; vitaminb ack NAME --via call")])
        case let error as InputError: self.init(.noInput, error.description)
        case let error as FileError: self.init(.inputOutput, error.description)
        case let error as NotOpened:
            self.init(.unavailable, error.description, remedies: [gettext("the page is there: open it in a browser")])
        case let error as ExchangeError:
            let kinds = FileKind.allCases.map(\.rawValue).joined(separator: ", ")
            let unknown = gettext("\(error.file): not a file that contacts are imported from; known are \(kinds)")
            self.init(.data, error.isUnknownKind ? unknown : "\(error)", remedies: [gettext("nothing was imported")])
        case is JSONError:
            self.init(.protocolBroken, gettext("can't understand vitaminbd's answer"), remedies: [Self.versions])
        case _ where Vitaminb.exitCode(for: error) == .failure: self.init(.software, gettext("internal error: \("\(error)")"))
        default: return nil
        }
    }

    /// Says it on standard error.
    func report() {
        guard !message.isEmpty else { return }
        var page = Page(style: Style(descriptor: StandardOutput.errors))
        page.line("vitaminb: \(message)", .warning)
        page.table(candidates.map { ["\($0.name)", "\($0.groups.joined(separator: ", "))", "\($0.uid.rawValue)"] }, fits: false)
        for remedy in remedies { page.line(remedy) }
        // Where even this can't be written, the exit status still tells.
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
                    gettext("start it: systemctl --user start vitaminbd.socket"),
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
        let clock = LocalClock()
        switch error {
        case .noSuchContact(let name):
            self.init(.noContact, gettext("no contact is called \"\(name)\""), remedies: [gettext("who is there: vitaminb list")])
        case .ambiguousContact(let name, let candidates):
            self.init(
                .usage, gettext("\"\(name)\" could be any of these, and nothing was changed:"),
                remedies: [gettext("say more of the name, or the UID at the end of the line")], candidates: candidates)
        case .nothingDue(let name, let next):
            let next = next.map(clock.inWords)
            self.init(.data, next.map { gettext("nothing is due for \(name); next due \($0)") } ?? gettext("nothing is due for \(name)"))
        case .notYet(let when): self.init(.usage, gettext("\(clock.moment(when)) is still to come: note it when it has happened"))
        case .alreadyPast(let until): self.init(.usage, gettext("\(clock.moment(until)) is already past"))
        case .nothingToUndo: self.init(.data, gettext("nothing was said that could be taken back"))
        case .noCadence(let name):
            self.init(
                .data, gettext("\(name) is in no group with a cadence, and there is none for everyone"),
                remedies: [gettext("say how often: vitaminb track \(name) --every 6w")])
        case .noSuchGroup(let group):
            self.init(.noContact, gettext("nobody is in a group \"\(group)\""), remedies: [gettext("which there are: vitaminb groups")])
        case .notPaused(let name, let by):
            let remedy = by.map {
                $0 == "everybody"
                    ? gettext("everybody is paused: vitaminb resume") : gettext("a group is paused: vitaminb resume --group \"\($0)\"")
            }
            self.init(
                .data, name.map { gettext("\($0) is not paused by name") } ?? gettext("there is no such pause"),
                remedies: [remedy ?? gettext("who is paused: vitaminb due; which groups: vitaminb groups")])
        case .dayIsOver(let day):
            self.init(.usage, gettext("\(clock.inWords(day)) is too early: a day to come is wanted"))
        case .contactIgnored(let name):
            self.init(
                .data, gettext("\(name) is ignored: nothing would remind you"), remedies: [gettext("vitaminb track \(name) ends that")])
        case .tooManyPromises(let name):
            self.init(
                .data, gettext("a hundred promises to \(name) are open"), remedies: [gettext("keep some first: vitaminb show \(name)")])
        case .sameContact(let name): self.init(.usage, gettext("both are \(name)"))
        case .nothingToSettle(let name): self.init(.data, gettext("give and take with \(name) are even"))
        case .journalFailed(let reason):
            self.init(
                .inputOutput, gettext("the journal can't be written, and nothing was changed: \(reason)"),
                remedies: [gettext("is there space left? df -h; what else may be wrong: vitaminb doctor")])
        case .journalUnusable(let reason): self.init(.inputOutput, gettext("vitaminbd can't run: \(reason)"))
        case .addressBookFailed(let file, let reason):
            self.init(.inputOutput, gettext("the address book can't be written, and nothing was changed: \(file): \(reason)"))
        case .cardChanged(let file):
            self.init(
                .data, gettext("another program changed \(file) meanwhile, and nothing was changed"), remedies: [gettext("try again")])
        case .cardRefused(let file, let reason):
            self.init(.data, gettext("the card stays as it was: \(reason)"), remedies: [gettext("the card: \(file)")])
        case .mergeUnfinished(let file, let reason):
            self.init(
                .inputOutput, gettext("the merge is not complete: \(reason)"),
                remedies: [gettext("nothing is lost, and the same again completes it"), gettext("the card: \(file)")])
        }
    }
}
