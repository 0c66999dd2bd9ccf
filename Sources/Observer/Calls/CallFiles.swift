import Glibc
import Platform

/// Finds lists of calls.
package enum CallFiles {
    /// The files that the configuration's places stand for: files, all files in folders, and those whose names fit an asterisk; nil: what
    /// GNOME Calls keeps. What is not there stays in the list, to be missed.
    package static func all(_ places: [String]?, _ folders: ProgramFolders) -> [String] {
        guard let places else {
            // Older versions had the first of these folders.
            return ["calls", "org.gnome.Calls"].map { Path.join(folders.data, $0 + "/records.db") }.filter { access($0, R_OK) == 0 }
        }
        return places.flatMap { place -> [String] in
            let (folder, name) = (Folder.of(place), String(place.split(separator: "/").last ?? ""))
            if name.contains("*") {
                return Folder.names(in: folder).filter { !$0.hasPrefix(".") && fnmatch(name, $0, 0) == 0 }.sorted().map {
                    Path.join(folder, $0)
                }
            }
            var status = stat()
            guard stat(place, &status) == 0, status.isFolder else { return [place] }
            return Folder.names(in: place).filter { !$0.hasPrefix(".") && isList($0) }.sorted().map { Path.join(place, $0) }
        }
    }

    /// Whether a file in a folder that a telephone fills may be a list of calls: backups of messages lie beside.
    private static func isList(_ name: String) -> Bool { name.hasSuffix(".xml") && !name.hasPrefix("sms") || name == "records.db" }
}
