import Foundation
import KeepInTouch
import SQLite
import TestSupport

@testable import Journal

/// A home for a daemon that is killed again and again. It can be put back to an earlier state.
struct CrashHome {
    private let home: TestHome
    private let other: TemporaryFolder
    private let kept = TemporaryFolder()
    /// Whether the second address book is on another file system, as it is where there is one.
    let isFar: Bool

    var path: String { home.path }
    private var far: String { other.path }
    private var original: String { kept.path + "/original" }
    private var data: String { home.data }
    private var folders: [String] { [home.contacts, far] }
    static let people = ["ada", "bob", "cem", "dora", "emil", "eva", "evb", "far", "gus", "mia", "max", "two", "three"]

    init() throws {
        let far = TemporaryFolder.onAnotherFileSystem()
        isFar = far != nil
        other = far ?? TemporaryFolder()
        home = try TestHome(configuration: "")
        let configuration = """
            address_books = ["\(home.contacts)", "\(other.path)"]
            [delivery]
            from = "00:00"
            to = "24:00"
            budget = 100
            [desktop]
            notifications = false
            [groups.friends]
            every = "2w"
            """
        try home.configure(configuration)
        for uid in Self.people where uid != "three" {
            var cards = Self.card(uid)
            if uid == "two" { cards += Self.card("three") }
            try cards.write(toFile: (uid == "far" ? other.path : home.contacts) + "/\(uid).vcf", atomically: false, encoding: .utf8)
        }
    }

    static func card(_ uid: String) -> String {
        let group = ["emil", "eva", "evb", "far", "gus", "mia", "max", "three"].contains(uid) ? "" : "CATEGORIES:friends\r\n"
        return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(uid)\r\nFN:Person \(uid.capitalized)\r\n\(group)"
            + "EMAIL:\(uid)@example.org\r\nEND:VCARD\r\n"
    }

    /// Saves the state that ``putBack()`` restores.
    func keep() throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: path) where !file.hasPrefix(".") {
            try FileManager.default.removeItem(atPath: path + "/" + file)
        }
        for (folder, copy) in [(path, original), (far, original + "/far")] {
            try? FileManager.default.removeItem(atPath: copy)
            try FileManager.default.copyItem(atPath: folder, toPath: copy)
        }
    }

    func putBack() throws {
        for folder in [path, far] { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: original, toPath: path)
        try FileManager.default.moveItem(atPath: path + "/far", toPath: far)
    }

    // MARK: What is in it

    /// The newest copy of the journal.
    var copy: String? { copies.newest?.path }
    /// Whether it has every entry of the journal.
    var isCopied: Bool {
        let last = try? Database(path: data + "/journal.sqlite", readOnly: true).text("SELECT id FROM entry ORDER BY seq DESC LIMIT 1")
        return last != nil && copies.newest?.lastEntry == last
    }
    /// Removes the copies, so that the next start makes one.
    func forgetCopies() throws { try FileManager.default.removeItem(atPath: copies.folder) }
    /// Puts the newest copy beside the journal, as a synchroniser does that finds two, and saves that state.
    func carry() throws {
        let conflict = "/journal.sync-conflict-20270104-100000-ABCDEFG.sqlite"
        if let copy { try FileManager.default.copyItem(atPath: copy, toPath: data + conflict) }
        try keep()
    }
    private var copies: JournalCopies { JournalCopies(folder: data + "/backups") }

    /// The entries of people and the cards, a line each, sorted, without what differs from run to run.
    func contents() throws -> [String] {
        var lines: [String] = []
        var names: [String: String] = [:]
        for (place, folder) in zip(["book", "book", "trash"], folders + [data + "/trash"]) {
            for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                // Where a removed card was is a link to there.
                if file.hasSuffix(".origin") {
                    let place = try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + file)
                    lines.append("trash: \(file) was in \(place.dropFirst(path.count))")
                    continue
                }
                // And that a merge brought it there is a link to nowhere.
                if file.hasSuffix(".merge") {
                    lines.append("trash: \(file) is of a merge")
                    continue
                }
                let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
                for card in text.components(separatedBy: "BEGIN:VCARD").dropFirst() {
                    let fields = card.split(separator: "\r\n").map(String.init)
                    let name = fields.first { $0.hasPrefix("FN:") } ?? "?"
                    for uid in fields where uid.hasPrefix("UID:") { names[String(uid.dropFirst(4))] = name }
                    lines.append("\(place): \(fields.filter { !$0.hasPrefix("UID:") && !$0.hasPrefix("REV") }.joined(separator: "|"))")
                }
                if !file.hasSuffix(".vcf") || !text.hasSuffix("END:VCARD\r\n") { lines.append("\(place): not a card: \(file)") }
            }
        }
        let entries = try entries(of: Set(names.keys).union(Self.people))
        let undone = Set(entries.compactMap { if case .undone(let id) = $0.what { id } else { nil } })
        for entry in entries where entry.what.verb != .began && entry.what.verb != .told {
            let (who, row) = (
                entry.contact.map { names[$0.rawValue] ?? $0.rawValue } ?? "\(entry.subject)", EntryRow(entry)
            )
            let facts = [Column.via, .note, .every, .other, .day, .untilDay, .inPerson].map { "\(row[$0])" }.joined(separator: " ")
            lines.append("entry: \(entry.what.verb.rawValue) \(who) \(facts)\(undone.contains(entry.id) ? " undone" : "")")
        }
        return lines.sorted()
    }

    /// The reminders that were told, as the journal has it.
    func told() throws -> [ReminderKey] {
        try entries(of: Set(cardIDs()).union(Self.people)).compactMap { if case .told(let key, _) = $0.what { key } else { nil } }
    }

    /// Temporary files that were left.
    func leftovers() -> [String] {
        [path, far].flatMap { folder in
            (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".tmp") }
        }
    }

    /// What SQLite finds wrong with the journal.
    func damage() throws -> String? {
        let statement = try Database(path: data + "/journal.sqlite", readOnly: true).prepare("PRAGMA integrity_check")
        _ = try statement.step()
        return statement.text(0).flatMap { $0 == "ok" ? nil : $0 }
    }

    private func cardIDs() -> [String] {
        folders.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).flatMap { file in
                ((try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? "").split(separator: "\r\n")
                    .filter { $0.hasPrefix("UID:") }.map { String($0.dropFirst(4)) }
            }
        }
    }

    private func entries(of people: Set<String>) throws -> [Entry] {
        let journal = try Journal(path: data + "/journal.sqlite")
        return try journal.entries(of: JournalPart(contacts: Set(people.map(ContactID.init(rawValue:)))))
            + journal.entries(of: JournalPart(hasGroups: true))
    }
}
