import Glibc
import KeepInTouch
import Platform
import TOML

/// The configuration's file, as `setup` finds and changes it.
struct SetupConfiguration {
    /// The file, as the daemon names it.
    let file: String
    /// Its text; nil: there is none.
    let text: String?
    /// Where it really is: it may be a link into somebody's collection of configurations.
    private let target: String
    private let mode: mode_t

    private static let byteOrderMark = "\u{FEFF}"

    /// Reads it. Throws where it can't be read or written, or is no text.
    init(_ file: String) throws {
        self.file = file
        target = Path.resolved(file) ?? file
        var status = stat()
        mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o600
        do throws(FileReadingError) {
            let bytes = try WholeFile.read(file, maximumBytes: 1 << 20)
            guard let text = String(validating: bytes, as: UTF8.self) else { throw .notRead(EILSEQ) }
            if access(target, W_OK) != 0 { throw .notOpened(errno) }
            self.text = text
        } catch {
            guard error.errno == ENOENT else { throw InputError(path: file, errno: error.errno) }
            text = nil
        }
    }

    /// The text with what was chosen, and what is different. Throws where it can't be changed so.
    func text(with plan: SetupPlan) throws -> (text: String, changes: [String]) {
        let text = text ?? SetupPlan.emptyConfiguration
        let hasMark = text.unicodeScalars.first == "\u{FEFF}"
        let plain = hasMark ? String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())) : text
        do throws(TOMLError) {
            let edit = try plan.configuration(plain)
            return ((hasMark ? Self.byteOrderMark : "") + edit.text, edit.changes)
        } catch {
            let place = TOMLPosition(of: error.offset, in: Array(plain.utf8))
            throw SetupError.configuration("\(file):\(place.line):\(place.column): \(error.message)")
        }
    }

    /// Has the daemon's program look at a text, as if it stood in the file. Throws where it is refused.
    func check(_ text: String, program: String) throws {
        let parent = environmentVariable("XDG_RUNTIME_DIR") ?? environmentVariable("TMPDIR") ?? "/tmp"
        let folder = try Folder.createTemporary(in: parent)
        let copy = folder + "/vitaminb/vitaminb.toml"
        defer {
            unlink(copy)
            rmdir(Folder.of(copy))
            rmdir(folder)
        }
        try Folder.create(Folder.of(copy))
        try WholeFile.create(copy, Array(text.utf8))
        let answer = Program.run(["env", "XDG_CONFIG_HOME=\(folder)", program, "--check-configuration"])
        guard answer.status == EXIT_SUCCESS else { throw SetupError.configuration(answer.output.replacing(copy, with: file)) }
    }

    /// Puts a text into the file; nil: removes it. A link stays one, and who may read it may.
    func write(_ text: String?) throws {
        guard let text else {
            unlink(target)
            return
        }
        try Folder.create(Folder.of(target))
        try WholeFile.replace(target, with: Array(text.utf8), by: target + ".\(getpid())", mode: mode)
    }

    /// The groups that have a cadence in it, as far as they can be read.
    var groups: [SetupPlan.Group] {
        guard let groups = table("groups") else { return [] }
        return groups.entries.compactMap { key, group in
            group.table?["every"]?.text.flatMap { try? Cadence(parsing: $0) }.map { SetupPlan.Group(name: key.name, every: $0) }
        }
    }

    private func table(_ name: String) -> TOMLTable? { try? TOMLParser.parse(Array((text ?? "").utf8))[name]?.table }

    /// What it says of mail, as far as it can be read.
    var mail: EvidencePolicy.Setting { table("evidence")?["mail"]?.text.flatMap(EvidencePolicy.Setting.init) ?? .off }

    /// The days and the budget that it says, as far as they can be read.
    var delivery: Delivery {
        var delivery = Delivery()
        guard let table = table("delivery") else { return delivery }
        if let days = table["days"]?.list { delivery.days = Set(days.compactMap { $0.text.flatMap(Weekday.init(named:)) }) }
        if let budget = table["budget"]?.integer { delivery.budget = budget }
        return delivery
    }
}
