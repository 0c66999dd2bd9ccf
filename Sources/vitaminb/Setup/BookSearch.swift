import AddressBook
import Exchange
import Glibc
import Platform

/// Looks for address books where programs keep them.
struct BookSearch {
    private let folders: BaseFolders
    private var home: String { folders.home }

    /// The most files in Downloads that are looked at, and their size in bytes; the newest first.
    private static let downloadBound = 20
    private static let sizeBound = 64 << 20

    /// Looks below these folders.
    init(_ folders: BaseFolders = BaseFolders()) { self.folders = folders }

    /// Those that the configuration names so.
    func configured(_ settings: [String]) -> [FoundBook] {
        settings.map { FoundBook(configured: $0, in: folders.ofPrograms) }
    }

    /// Those that are configured, and all others that have somebody in them: folders, then other programs' stores, then files in Downloads.
    func books(configured: [String] = []) -> [FoundBook] {
        let known = self.configured(configured)
        var seen = Set(configured.map { Path.resolved($0) ?? $0 })
        let vdirs = places.flatMap { place, origin in
            Self.expanded(place).filter { seen.insert(Path.resolved($0) ?? $0).inserted }
                .compactMap { folder in FoundBook(folder: folder, origin: origin).map { Self.named($0) } }
        }
        let stores = [ContactStore.evolution, .thunderbird].filter { !configured.contains($0.setting) }
            .compactMap { FoundBook(store: $0, in: folders.ofPrograms) }
        return known.filter { !$0.people.isEmpty || configured.count > 1 } + vdirs + stores
            + downloads.compactMap { FoundBook(file: $0, origin: nil) }
    }

    /// With the name that the account gives it, as vdirsyncer keeps that beside the cards (vdir's "displayname").
    private static func named(_ book: FoundBook) -> FoundBook {
        var book = book
        book.title = lines(Path.join(book.path, "displayname")).first
        return book
    }

    /// The folder itself where it has cards, or else the folders one level below it, as vdirsyncer keeps collections.
    static func expanded(_ folder: String) -> [String] {
        let inside = AddressBook.collections(in: folder)
        return inside.isEmpty ? [folder] : inside.map { Path.join(folder, $0.name) }
    }

    /// Folders that programs name or use by themselves.
    private var places: [(String, String?)] {
        let khard = Self.values(of: "path", in: Self.lines(Path.join(folders.config, "khard/khard.conf")))
        let vdirsyncer = [Path.join(folders.config, "vdirsyncer/config"), Path.join(home, ".vdirsyncer/config")].flatMap(cardFolders)
        return khard.compactMap { path($0, origin: "khard") } + vdirsyncer.compactMap { path($0, origin: "vdirsyncer") } + [
            (Path.join(home, ".contacts"), nil), (Path.join(folders.data, "contacts"), "Akonadi"),
            (Path.join(folders.data, "vdirsyncer/contacts"), "vdirsyncer"),
        ]
    }

    private func path(_ text: String, origin: String) -> (String, String?)? {
        var path = text
        if path.hasSuffix("/*") { path.removeLast(2) }
        return Path.absolute(Path.expanded(path, home: home)).map { ($0, origin) }
    }

    /// The folders in which vdirsyncer keeps cards: of the storages whose files end in .vcf.
    private func cardFolders(_ file: String) -> [String] {
        Self.lines(file).split { $0.hasPrefix("[") }.compactMap { section in
            func value(_ key: String) -> String? { Self.values(of: key, in: section).first }
            return value("type") == "filesystem" && value("fileext") == ".vcf" ? value("path") : nil
        }
    }

    /// The values that lines of an INI file give a key, without the quotes around them.
    private static func values(of key: String, in lines: some Sequence<String>) -> [String] {
        lines.compactMap { line in
            guard let equals = line.firstIndex(of: "="), line[..<equals].trimmed == key else { return nil }
            let value = line[line.index(after: equals)...].trimmed
            let isQuoted = value.count > 1 && value.first == value.last && (value.first == "\"" || value.first == "'")
            return isQuoted ? String(value.dropFirst().dropLast()) : value
        }
    }

    private static func lines(_ file: String) -> [String] {
        guard let bytes = try? WholeFile.beginning(of: file, count: 1 << 16) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.trimmed }
    }

    private static func inside(_ folder: String) -> [String] {
        Folder.names(in: folder).filter { !$0.hasPrefix(".") }.sorted().map { Path.join(folder, $0) }
    }

    /// Exports that lie in Downloads, the newest first.
    private var downloads: [String] {
        let named = Self.lines(Path.join(folders.config, "user-dirs.dirs")).first { $0.hasPrefix("XDG_DOWNLOAD_DIR=") }
        let folder =
            named.map { $0.dropFirst("XDG_DOWNLOAD_DIR=".count).filter { $0 != "\"" } }
            .flatMap { Path.absolute($0.hasPrefix("$HOME/") ? Path.join(home, String($0.dropFirst(6))) : String($0)) }
            ?? Path.join(home, "Downloads")
        let files = Self.inside(folder).filter { name in [".csv", ".vcf", ".vcard"].contains { name.lowercased().hasSuffix($0) } }
        let sized = files.compactMap { file -> (path: String, modified: Int)? in
            var status = stat()
            guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.sizeBound else { return nil }
            return (file, status.st_mtim.tv_sec)
        }
        return sized.sorted { $0.modified > $1.modified }.prefix(Self.downloadBound).map(\.path)
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        let isSpace = { (character: Character) in character == " " || character == "\t" || character == "\r" }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(self[first...last])
    }
}
