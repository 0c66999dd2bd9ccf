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

extension SetupRecord {
    /// Where it is kept.
    private static var file: String { Path.join(Paths().dataFolder, "setup.json") }

    /// What was done last; nil: nothing that could be taken back.
    static var last: SetupRecord? {
        guard let bytes = try? WholeFile.read(file, maximumBytes: 8 << 20) else { return nil }
        return try? JSONReader.read(from: bytes)
    }

    /// Keeps it.
    func keep() throws(SystemError) {
        try Folder.create(Folder.of(Self.file))
        try WholeFile.replace(Self.file, with: JSONWriter.text(of: self), by: Self.file + ".\(getpid())")
    }

    /// Nothing can be taken back any more.
    static func forget() { unlink(file) }
}
