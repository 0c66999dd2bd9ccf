import KeepInTouch
import Platform

/// The file with the ``Roster``, so that somebody whose card gets another UID while the daemon doesn't run is recognized, too.
///
/// A file that is missing or can't be read says that nobody was there, and then nobody is taken to be new.
struct RosterFile {
    let path: String

    /// A hundred bytes each, for more contacts than anybody has.
    private static let bound = 256 << 20

    /// Who was there, as the file has it.
    var roster: Roster {
        guard let bytes = try? WholeFile.read(path, maximumBytes: Self.bound) else { return Roster() }
        return Roster(bytes)
    }

    /// Whether these contacts are there, recognized by the same, and nobody else.
    func hasJust(_ contacts: some Sequence<Contact>) -> Bool {
        guard let head = try? WholeFile.beginning(of: path, count: Roster.headBytes) else { return false }
        return Roster.digest(inHead: head) == Roster.digest(of: contacts)
    }

    /// Where it can't be written, those who change their UID now may not be recognized, and `merge` offers them.
    func write(_ roster: Roster) { WholeFile.keep(path, roster.bytes) }
}
