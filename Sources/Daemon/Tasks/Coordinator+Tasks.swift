import FoundationEssentials
import KeepInTouch

extension Coordinator {
    /// Does what was asked for, under this id, which the journal must not have yet.
    func say(_ intent: Intent, as id: UUID) throws(RequestError) {
        givenID = id
        defer { givenID = nil }
        _ = try say([intent])
    }

    /// Takes this entry back, under this id, which the journal must not have yet.
    func undo(_ entry: Entry, as id: UUID) throws(RequestError) {
        givenID = id
        defer { givenID = nil }
        _ = try undo(.entry(entry))
    }
}
