import ControlInterface
import Glibc
import KeepInTouch
import Phrases
import Platform
import Varlink
import Words

/// What the daemon says about itself.
struct DaemonAnswer {
    var status: WireStatus?
    var examination: WireExamination?
    /// What is to be looked at for evidence.
    var evidence: Control.GetEvidence.Reply?
    /// Histories without a card.
    var cardless: [WireCardless] = []
    /// Why it gave no answer; nil if it was not asked.
    var failure: Failure?

    init(status: WireStatus? = nil, examination: WireExamination? = nil, failure: Failure? = nil) {
        self.status = status
        self.examination = examination
        self.failure = failure
    }

    /// Asks the daemon if `isAsked`, which must be false if asking would start one.
    init(isAsked: Bool) {
        guard isAsked else { return }
        do {
            let client = try Vitaminbd.connect()
            status = try client.call(Control.GetStatus.self, Empty())
            // An older daemon may not know this method. The check of the version reports that.
            examination = try? client.call(Control.Examine.self, Empty())
            evidence = try? client.call(Control.GetEvidence.self, Empty())
            cardless = (try? client.all(Control.ListCardless.self, Empty()).compactMap(\.cardless)) ?? []
        } catch {
            failure = Failure(error)
        }
    }

    /// The checks of the daemon and its address books. Others report its problems with the configuration, hooks and journal.
    func checks(isManaged: Bool, hooks: String) -> [Check] {
        guard let status else {
            guard let failure else { return [.skipped(.daemon, Phrase("not asked, because the service doesn't run"))] }
            let restart = "systemctl --user restart vitaminbd.socket vitaminbd.service"
            return [
                .problem(
                    .daemon, Phrase("\(failure.message)"), isManaged ? [restart, "journalctl --user -u vitaminbd -n 20"] : ["vitaminbd"])
            ]
        }
        let problems = status.problems.filter {
            $0.file != status.configuration && !$0.file.hasPrefix(hooks) && !Self.isJournal($0, status)
        }
        .map { Check.problem(Self.isCard($0, status) ? .addressBook : .daemon, Phrase("\($0.message)"), file: $0.file, line: $0.line, []) }
        let mirrors = status.addressBooks.filter { access($0, R_OK | X_OK) == 0 && access($0, W_OK) != 0 && errno == EACCES }
            .map { Check.ok(.addressBook, Phrase("it can be read and not written, so its cards stay as they are"), file: $0) }
        return [version(status)] + problems + [contacts(status)] + mirrors + histories + people
    }

    /// Where somebody of the address book may be meant, it is worth a look; and otherwise people have gone who are meant to be gone.
    private var histories: [Check] {
        if cardless.isEmpty { return [] }
        let sentence = Phrase(
            cardless.count, "of one person there is a history and no card", "of \(cardless.count) people there is a history and no card")
        let isOpen = cardless.contains { !$0.alike.isEmpty }
        return [isOpen ? .advice(.addressBook, sentence, ["vitaminb merge"]) : .ok(.addressBook, sentence)]
    }

    /// What is still promised to the dead, of whom nothing is told; and whom one has not met yet.
    private var people: [Check] {
        func list(_ names: [String]?) -> Phrase? { Phrase.list((names ?? []).map { Phrase("\($0)") }) }
        return [
            list(examination?.deadWithPromises).map {
                .advice(.addressBook, Phrase("a promise is open to the dead: \($0)"), ["vitaminb promise NAME --dropped"])
            },
            list(examination?.metAhead).map {
                .advice(.addressBook, Phrase("the day you met is still to come: \($0)"), ["vitaminb edit NAME --met yesterday"])
            },
            list(examination?.typedByWrongClock).map {
                .advice(.clock, Phrase("a day was typed while the clock was wrong: \($0)"), ["vitaminb show NAME --all"])
            },
        ].compactMap(\.self)
    }

    private static func isCard(_ problem: WireProblem, _ status: WireStatus) -> Bool {
        status.addressBooks.contains { problem.file == $0 || problem.file.hasPrefix($0 + "/") }
    }

    /// Whether the problem is about the journal or its copies.
    private static func isJournal(_ problem: WireProblem, _ status: WireStatus) -> Bool {
        problem.file == status.journal || problem.file.hasPrefix(Paths.copies(beside: status.journal))
    }

    private func version(_ status: WireStatus) -> Check {
        guard status.version == Version.text else {
            return .problem(
                .daemon, Phrase("vitaminbd is version \(status.version), and this program \(Version.text)"),
                ["systemctl --user restart vitaminbd.service"])
        }
        return .ok(.daemon, Phrase("vitaminbd \(status.version) answers"))
    }

    private func contacts(_ status: WireStatus) -> Check {
        let folder = status.addressBooks.first
        if status.contacts == 0 {
            return .advice(
                .addressBook, Phrase("there are no contacts yet, so there is nobody to be reminded of"), file: folder,
                ["vitaminb add \"Ada Lovelace\" --every 6w", "vitaminb import contacts.vcf"])
        }
        if status.tracked == 0 {
            return .advice(
                .addressBook, Phrase("no contact has a cadence, so nobody will ever be due"), file: folder,
                ["vitaminb group", "vitaminb track NAME --every 6w"])
        }
        if let overload = status.capacity.sentence { return .advice(.addressBook, overload, ["vitaminb tune", "vitaminb forecast"]) }
        return .ok(
            .addressBook,
            Phrase(
                status.contacts, "one contact, and \(status.tracked) tracked",
                "\(status.contacts) contacts, \(status.tracked) of them tracked"))
    }

    /// The checks of the journal.
    var journalChecks: [Check] {
        guard let status else { return [] }
        let failed = status.problems.filter { Self.isJournal($0, status) }.map {
            Check.problem(.journal, Phrase("\($0.message)"), file: $0.file, [])
        }
        guard let examination else { return failed }
        if let damage = examination.damage {
            let day = status.lastBackup.map { ["vitaminb restore \($0.description.prefix(10))"] } ?? []
            return failed + [
                .problem(.journal, Phrase("the journal is damaged: \(damage)"), file: status.journal, ["vitaminb restore"] + day)
            ]
        }
        if examination.tooBig { return failed + [.skipped(.journal, Phrase("the journal is too big to be looked at in passing"))] }
        return failed.isEmpty ? [.ok(.journal, Phrase("the journal is whole"), file: status.journal)] : failed
    }
}
