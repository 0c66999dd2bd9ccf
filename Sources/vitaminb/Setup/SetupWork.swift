import ControlInterface
import Exchange
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform
import Varlink

/// Writes what was chosen, and takes it back.
struct SetupWork {
    let configuration: SetupConfiguration
    private let manager = ServiceManager()
    private let folders: ServiceFolders
    private var records: SetupRecords { SetupRecords(paths: folders.paths) }
    private var program: String { manager.program }

    /// Looks at what is there. Throws where the daemon is no service, or the configuration can't be read.
    init() throws {
        if case .failure(.unknown(let folder)) = manager.units { throw SetupError.unknownManager(folder) }
        guard manager.isInstalled else { throw SetupError.noService }
        folders = DropInFile(manager: manager).folders
        configuration = try SetupConfiguration(folders.paths.configFile)
    }

    /// The address books that the configuration names now.
    var configured: [String] {
        let answer = try? Program.ask(folders.command([program, "--print-address-books"])).get()
        guard configuration.text != nil, let answer, answer.status == 0 else { return [] }
        return answer.output.split(separator: "\n").map(String.init)
    }

    /// What the configuration and, where setup has been here before, the daemon knows already.
    var known: SetupDialogue.Known {
        var known = SetupDialogue.Known()
        known.groups = configuration.groups
        guard last != nil, let listed = try? Vitaminbd.connect().all(Control.ListContacts.self, .init()) else { return known }
        known.tracked = Set(listed.flatMap(\.contacts).lazy.filter { $0.every != nil || $0.inPerson != nil }.map(\.uid))
        return known
    }

    /// The folder into which contacts are imported.
    func firstBook(_ plan: SetupPlan) -> String {
        let home = BaseFolders().home
        let books = plan.books.isEmpty ? configured : plan.books.map { Path.expanded($0, home: home) }
        return books.first { ContactStore($0, home: home) == nil } ?? folders.paths.contactsFolder
    }

    /// The configuration's text with what was chosen, which the daemon takes, and what is different. Throws where it wouldn't.
    func text(_ plan: SetupPlan) throws -> (text: String, changes: [String]) {
        let changed = try configuration.text(with: plan)
        try configuration.check(changed.text, program: program)
        return changed
    }

    /// Writes all of it, and starts the service. `progress` gets a line for each step.
    func perform(_ plan: SetupPlan, _ text: String, today: CivilDate, progress: (String) throws -> Void) throws {
        let earlier = records.all
        var record = SetupRecord(configuration: configuration.file, before: configuration.text, after: text)
        try records.keep(earlier + [record])
        do { try configuration.write(text) } catch {
            try? records.keep(earlier)
            throw error
        }
        if text != configuration.text { try progress(gettext("wrote \(SetupDialogue.home(configuration.file))")) }
        record.started = Self.units.filter { Program.run(["systemctl", "--user", "--quiet", "is-active", $0]).status != 0 }
        record.units = try start()
        if let mail = plan.mail, mail != .off,
            Program.run(["systemctl", "--user", "--quiet", "is-enabled", ServiceManager.timerName]).status != 0
        {
            try systemctl(["enable", "--now", ServiceManager.timerName])
            record.units.append(ServiceManager.timerName)
            record.started.append(ServiceManager.timerName)
        }
        try records.keep(earlier + [record])
        if plan.removesSamples {
            record.samples = try Rm.removeSamples(Vitaminbd.connect()).map(\.contact.uid.rawValue)
            try records.keep(earlier + [record])
        }
        let imported = try self.imported(plan.imports)
        record.cards = imported.filter(\.isNew).map(\.id.rawValue)
        if !record.cards.isEmpty {
            try records.keep(earlier + [record])
            try progress(gettext(record.cards.count, "imported \(record.cards.count) contact", "imported \(record.cards.count) contacts"))
        }
        // Whoever was there already has another UID than in the file.
        let ids = Dictionary(imported.map { ($0.uid, $0.id) }) { first, _ in first }
        let people = plan.beginnings(from: today, delivery: configuration.delivery).map(\.beginning)
            .filter { $0.every != nil || $0.last != nil || $0.from != nil }
            .map { WireBeginning(contact: ids[$0.contact] ?? $0.contact, every: $0.every, last: $0.last, from: $0.from) }
        for start in stride(from: 0, to: people.count, by: Self.portion) {
            let portion = Array(people[start..<min(start + Self.portion, people.count)])
            let act = try Vitaminbd.connect().call(Control.SetUp.self, .init(people: portion)).act
            record.acts += [act].compactMap(\.self)
            record.people += portion.count
            try records.keep(earlier + [record])
        }
    }

    /// Of how many people is said something at once: as many as the daemon takes.
    private static let portion = 1000

    /// What was done last; nil: there is nothing to be taken back.
    var last: SetupRecord? { records.all.last }

    /// Takes back what was done last, and forgets it when all of it is. A configuration that somebody has changed since stays: false.
    func takeBackLast() throws -> Bool {
        var left = records.all
        guard let record = left.popLast() else { return true }
        let vitaminbd = try Vitaminbd.connect()
        for act in record.acts.reversed() {
            try unless(["NothingToUndo"]) { _ = try vitaminbd.call(Control.Undo.self, .init(act: act)) }
        }
        for card in record.cards {
            try unless(["NoSuchContact"]) { _ = try vitaminbd.call(Control.RemoveContact.self, .init(contact: card)) }
        }
        for card in record.samples {
            try unless(["CardRefused", "NoSuchContact"]) { _ = try vitaminbd.call(Control.PutBackContact.self, .init(contact: card)) }
        }
        let isAsWritten = configuration.text == record.after
        if isAsWritten { try configuration.write(record.before) }
        if !record.units.isEmpty { try systemctl(["disable"] + record.units) }
        _ = try start(enabling: false)
        if !record.started.isEmpty { try systemctl(["stop"] + record.started) }
        try records.keep(left)
        return isAsWritten
    }

    /// Does it; errors of the interface with these names mean that it was done already.
    private func unless(_ names: [String], _ work: () throws -> Void) throws {
        do { try work() } catch let error as VarlinkError where names.contains(where: { error.name.hasSuffix("." + $0) }) {}
    }

    private static let units = [ServiceManager.socketName, ServiceManager.serviceName]

    /// Opens the folders of the configuration to the service and starts it with them; returns the units that were enabled now.
    private func start(enabling: Bool = true) throws -> [String] {
        let disabled = enabling ? Self.units.filter { Program.run(["systemctl", "--user", "--quiet", "is-enabled", $0]).status != 0 } : []
        if try DropInFile(manager: manager).update(program: program) { try systemctl(["daemon-reload"]) }
        if !disabled.isEmpty { try systemctl(["enable"] + disabled) }
        try systemctl(["start", ServiceManager.socketName])
        try systemctl(["restart", ServiceManager.serviceName])
        return disabled
    }

    private func systemctl(_ words: [String]) throws {
        let run = Program.run(["systemctl", "--user", "--quiet"] + words)
        guard run.status == EXIT_SUCCESS else {
            throw SetupError.notStarted(run.errors.split(separator: "\n").first.map(String.init) ?? "")
        }
    }

    /// Imports these files; returns whose cards they are now.
    private func imported(_ files: [ContactFile]) throws -> [(uid: ContactID, id: ContactID, isNew: Bool)] {
        guard !files.isEmpty else { return [] }
        let vitaminbd = try Vitaminbd.connect()
        return try ImportList(files).portions.flatMap { portion in
            let results = try vitaminbd.call(Control.ImportCards.self, .init(cards: portion.map(\.text), dryRun: false)).results
            return zip(portion, results).compactMap { card, result in
                result.contact.map { (ContactID(rawValue: card.uid), $0, result.outcome == .new) }
            }
        }
    }
}

/// Why setup can't go on.
enum SetupError: Error {
    /// There is no service to be set up.
    case noService
    /// This shell doesn't know where the user's systemd is: in this folder.
    case unknownManager(String)
    /// The configuration is no TOML, or the daemon refuses it.
    case configuration(String)
    /// systemd refused.
    case notStarted(String)
}
