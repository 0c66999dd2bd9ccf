import ControlInterface
import Exchange
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform
import TOML
import Varlink

/// Writes what was chosen, and takes it back.
struct SetupWork {
    private let manager = ServiceManager()
    private let paths = Paths()

    /// What the configuration is now; nil: there is none.
    private let before: String?
    private var file: String { paths.configFile }

    /// Looks at what is there. Throws where the daemon is no service, or the configuration can't be read.
    init() throws {
        guard manager.isInstalled else { throw SetupError.noService }
        do throws(FileReadingError) {
            before = String(decoding: try WholeFile.read(paths.configFile, maximumBytes: 1 << 20), as: UTF8.self)
        } catch {
            guard error.errno == ENOENT else { throw InputError(path: paths.configFile, errno: error.errno) }
            before = nil
        }
    }

    /// The address books that the configuration names now.
    var configured: [String] {
        let answer = try? Program.ask([manager.program ?? Vitaminbd.program, "--print-address-books"]).get()
        guard before != nil, let answer, answer.status == 0 else { return [] }
        return answer.output.split(separator: "\n").map(String.init)
    }

    /// The configuration's text with what was chosen.
    func configuration(_ plan: SetupPlan) throws -> String {
        do throws(TOMLError) {
            return try plan.configuration(before ?? SetupPlan.emptyConfiguration)
        } catch {
            let place = TOMLPosition(of: error.offset, in: Array((before ?? "").utf8))
            throw SetupError.configuration("\(file):\(place.line):\(place.column): \(error.message)")
        }
    }

    /// Writes all of it, and starts the service. `progress` hears of each step.
    func perform(_ plan: SetupPlan, today: CivilDate, progress: (String) throws -> Void) throws {
        let after = try configuration(plan)
        var record = SetupRecord(configuration: file, before: before, after: after)
        try record.keep()
        try write(after)
        let check = Program.run([manager.program ?? Vitaminbd.program, "--check-configuration"])
        guard check.status == EXIT_SUCCESS else {
            try putBack(record)
            SetupRecord.forget()
            throw SetupError.configuration(check.output)
        }
        try progress(gettext("wrote \(SetupDialogue.home(file))"))
        record.units = try start()
        try record.keep()
        let imported = try self.imported(plan.imports)
        record.cards = imported.filter(\.isNew).map(\.id.rawValue)
        if !record.cards.isEmpty {
            try record.keep()
            try progress(gettext(record.cards.count, "imported \(record.cards.count) contact", "imported \(record.cards.count) contacts"))
        }
        // Whoever was there already has another UID than in the file.
        let ids = Dictionary(imported.map { ($0.uid, $0.id) }) { first, _ in first }
        let people = plan.beginnings(from: today).map(\.beginning).filter { $0.every != nil || $0.last != nil || $0.from != nil }
            .map { WireBeginning(contact: ids[$0.contact] ?? $0.contact, every: $0.every, last: $0.last, from: $0.from) }
        if !people.isEmpty {
            record.act = try Vitaminbd.connect().call(Control.SetUp.self, .init(people: people)).act
            try record.keep()
        }
    }

    /// Takes back what was done last. A configuration that somebody has changed since stays, and its file is returned.
    func takeBack(_ record: SetupRecord) throws -> String? {
        let vitaminbd = try Vitaminbd.connect()
        if let act = record.act { _ = try? vitaminbd.call(Control.Undo.self, .init(act: act)) }
        for card in record.cards { _ = try? vitaminbd.call(Control.RemoveContact.self, .init(contact: card)) }
        let isChanged = before != record.after
        if !isChanged { try putBack(record) }
        if !record.units.isEmpty { _ = Program.run(["systemctl", "--user", "--quiet", "disable"] + record.units) }
        _ = try start(enabling: false)
        SetupRecord.forget()
        return isChanged ? file : nil
    }

    private func putBack(_ record: SetupRecord) throws {
        if let before = record.before { try write(before) } else { unlink(record.configuration) }
    }

    private func write(_ text: String) throws {
        try Folder.create(Folder.of(file))
        try WholeFile.replace(file, with: Array(text.utf8), by: file + ".\(getpid())")
    }

    /// Opens the folders of the configuration to the service and starts it with them; returns the units that were enabled now.
    private func start(enabling: Bool = true) throws -> [String] {
        let units = [ServiceManager.socketName, ServiceManager.serviceName]
        let disabled = enabling ? units.filter { Program.run(["systemctl", "--user", "--quiet", "is-enabled", $0]).status != 0 } : []
        let dropIn = try DropInFile(manager: manager)
        if !dropIn.isInPlace {
            try dropIn.write()
            try systemctl(["daemon-reload"])
        }
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
    /// The configuration is no TOML, or the daemon refuses it.
    case configuration(String)
    /// systemd refused.
    case notStarted(String)
}
