import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import Varlink

/// What `setup` has done, for `setup --undo`.
struct SetupRecord: JSONValue {
    /// The configuration's file, and its text before; nil: there was none.
    var configuration: String
    var before: String?
    /// What it is now: somebody may have changed it since.
    var after: String
    /// The act in which the people were said.
    var act: UUID?
    /// The UIDs of the cards that were imported.
    var cards: [String] = []
    /// The units that were enabled.
    var units: [String] = []

    init(configuration: String, before: String?, after: String) {
        (self.configuration, self.before, self.after) = (configuration, before, after)
    }

    init(json: inout JSONReader) throws(JSONError) {
        let names = JSONNames("configuration", "before", "after", "act", "cards", "units")
        var (configuration, after): (String?, String?)
        before = nil
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: names, &member) {
            switch member {
            case 0: configuration = try json.string()
            case 1: before = try json.string()
            case 2: after = try json.string()
            case 3: act = UUID(text: try json.string())
            case 4: cards = try [String](json: &json)
            case 5: units = try [String](json: &json)
            default: try json.skipValue()
            }
        }
        self.configuration = try json.required(configuration, "configuration")
        self.after = try json.required(after, "after")
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("configuration", configuration)
            json.member("before", before)
            json.member("after", after)
            json.member("act", act?.text)
            json.member("cards", cards)
            json.member("units", units)
        }
    }
}

/// What setups have done and can be taken back, the last at the end.
struct SetupRecords {
    private let file: String
    /// The most that are kept.
    private static let bound = 10

    /// Those beside this journal.
    init(paths: Paths) { file = Path.join(paths.dataFolder, "setup.json") }

    /// All of them.
    var all: [SetupRecord] {
        guard let bytes = try? WholeFile.read(file, maximumBytes: 32 << 20) else { return [] }
        return (try? JSONReader.read(from: bytes)) ?? []
    }

    /// Keeps these instead.
    func keep(_ records: [SetupRecord]) throws(SystemError) {
        if records.isEmpty {
            unlink(file)
            return
        }
        try Folder.create(Folder.of(file))
        try WholeFile.replace(file, with: JSONWriter.text(of: Array(records.suffix(Self.bound))), by: file + ".\(getpid())")
    }
}
