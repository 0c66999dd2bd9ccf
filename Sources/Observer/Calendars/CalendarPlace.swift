import Exchange
import Glibc
import ICalendar
import Platform

/// A place with calendars in it: a folder with .ics files and all below it, such a file, or a program's database.
package enum CalendarPlace: Equatable {
    case path(String)
    /// Evolution's or Thunderbird's database.
    case database(String)

    /// The file or folder.
    package var path: String {
        switch self {
        case .path(let path), .database(let path): path
        }
    }

    /// The places that the configuration names; nil: the usual ones, as far as they are there.
    package static func all(_ places: [String]?, _ folders: ProgramFolders, thunderbird profiles: [String]) -> [CalendarPlace] {
        guard let places else {
            let usual = [".calendars", ".local/share/vdirsyncer/calendars", ".local/share/khal/calendars", ".calendar"]
                .map { Path.join(folders.home, $0) }
            return usual.filter { access($0, R_OK | X_OK) == 0 }.map(CalendarPlace.path)
                + all(["evolution", "thunderbird"], folders, thunderbird: profiles)
        }
        return places.flatMap { place -> [CalendarPlace] in
            switch place {
            case "evolution": return evolution(folders)
            case "thunderbird":
                return profiles.flatMap { profile in ["local.sqlite", "cache.sqlite"].map { profile + "/calendar-data/" + $0 } }
                    .filter { access($0, R_OK) == 0 }.map(CalendarPlace.database)
            default: return [.path(place)]
            }
        }
    }

    /// The calendars on this machine, and the copies of those on servers.
    private static func evolution(_ folders: ProgramFolders) -> [CalendarPlace] {
        let (own, online) = (Path.join(folders.data, "evolution/calendar"), Path.join(folders.cache, "evolution/calendar"))
        func inside(_ parent: String, _ name: String) -> [String] {
            Folder.names(in: parent).filter { !$0.hasPrefix(".") && $0 != "trash" }.sorted().map { Path.join(parent, $0 + "/" + name) }
                .filter { access($0, R_OK) == 0 }
        }
        return inside(own, "calendar.ics").map(CalendarPlace.path) + inside(online, "cache.db").map(CalendarPlace.database)
    }

    /// A file, and how it is now.
    struct File {
        let path: String
        let stamp: String
        let read: (NamedZones) throws -> [ICalendarFile]
    }

    /// How many files there may be in one place, and how deep.
    private static let bound = 100_000
    private static let depth = 8

    /// Its files. Throws a `SystemError` where there is nothing.
    func files() throws -> [File] {
        switch self {
        case .database(let path): return [File(path: path, stamp: DatabaseStamp(path).text) { try CalendarDatabase.read(path, $0) }]
        case .path(let path):
            var status = stat()
            guard stat(path, &status) == 0 else { throw SystemError("open \(path)") }
            if status.isFile { return [Self.file(path)] }
            var found: [File] = []
            Self.visit(path, 0, &found)
            return found
        }
    }

    private static func visit(_ folder: String, _ depth: Int, _ found: inout [File]) {
        if depth > Self.depth { return }
        for name in Folder.names(in: folder).sorted() where !name.hasPrefix(".") && found.count < bound {
            let path = folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            if status.isFolder { visit(path, depth + 1, &found) } else if status.isFile, name.hasSuffix(".ics") { found.append(file(path)) }
        }
    }

    private static func file(_ path: String) -> File {
        File(path: path, stamp: DatabaseStamp(path).text) { _ in
            let bytes: [UInt8]
            do throws(FileReadingError) { bytes = try WholeFile.read(path, maximumBytes: ICalendarFile.Limits().file) } catch {
                throw SystemError("read \(path)", code: error.errno)
            }
            return [ICalendarFile(bytes, name: path)]
        }
    }
}
