import FoundationEssentials
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform
import Varlink

/// What `setup` has done, for `setup --undo`.
struct SetupRecord: JSONValue {
    /// The configuration's file, and its text before; nil: there was none.
    var configuration: String
    var before: String?
    /// What it is now: somebody may have changed it since.
    var after: String
    /// The acts in which the people were said, and how many they are.
    var acts: [UUID] = []
    var people = 0
    /// The UIDs of the cards that were imported.
    var cards: [String] = []
    /// The UIDs of the invented contacts that were removed.
    var samples: [String] = []
    /// The units that were enabled, and those that were started.
    var units: [String] = []
    var started: [String] = []

    init(configuration: String, before: String?, after: String) {
        (self.configuration, self.before, self.after) = (configuration, before, after)
    }

    init(json: inout JSONReader) throws(JSONError) {
        let names = JSONNames("configuration", "before", "after", "acts", "people", "cards", "samples", "units", "started")
        var (configuration, after): (String?, String?)
        before = nil
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: names, &member) {
            switch member {
            case 0: configuration = try json.string()
            case 1: before = try json.string()
            case 2: after = try json.string()
            case 3: acts = try [String](json: &json).compactMap { UUID(text: $0) }
            case 4: people = try Int(json: &json)
            case 5: cards = try [String](json: &json)
            case 6: samples = try [String](json: &json)
            case 7: units = try [String](json: &json)
            case 8: started = try [String](json: &json)
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
            json.member("acts", acts.map(\.text))
            json.member("people", people)
            json.member("cards", cards)
            json.member("samples", samples)
            json.member("units", units)
            json.member("started", started)
        }
    }
}

extension SetupRecord {
    /// What it was, in a few words.
    var summary: String {
        let imported = cards.isEmpty ? nil : gettext(cards.count, "\(cards.count) imported contact", "\(cards.count) imported contacts")
        let begun = people == 0 ? nil : gettext(people, "\(people) person to keep in touch with", "\(people) people to keep in touch with")
        return [before == after ? nil : gettext("the configuration"), imported, begun].compactMap(\.self).joined(separator: ", ")
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
