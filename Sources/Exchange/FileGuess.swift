import VCard

/// What a file seems to be that no contacts can be imported from.
package enum FileGuess: Sendable, Equatable {
    case empty
    case spreadsheet
    case archive
    case outlookData
    case pdf
    case webPage
    case xml
    case json
    case ldif
    case calendar
    /// Thunderbird's address book of before 2020.
    case mork
    case database
    case messages
    /// A table with these headings; of many the first.
    case table([String])
    case text
    case unknown

    /// By the file's first bytes, and for a table by its first line.
    init(_ bytes: [UInt8]) {
        if let known = Self.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            self = known.guess == .archive && Self.isSpreadsheet(bytes) ? .spreadsheet : known.guess
            return
        }
        let text = PlainText.decode(Array(bytes.prefix(Self.looksAt))).trimmed
        let beginning = text.lowercased()
        if text.isEmpty {
            self = bytes.allSatisfy({ $0 <= 32 }) ? .empty : .unknown
        } else if text.unicodeScalars.contains(where: { $0.value < 32 && !"\t\r\n".unicodeScalars.contains($0) }) {
            self = .unknown
        } else if let known = Self.beginnings.first(where: { beginning.hasPrefix($0.text) }) {
            self = known.guess
        } else {
            self = Self.table(text) ?? .text
        }
    }

    private static let looksAt = 65536

    private static let signatures: [(bytes: [UInt8], guess: FileGuess)] = [
        ([0x50, 0x4B, 3, 4], .archive), ([0x1F, 0x8B], .archive), (Array("7z".utf8) + [0xBC, 0xAF], .archive),
        // A file of Office's from before 2007.
        ([0xD0, 0xCF, 0x11, 0xE0], .spreadsheet), (Array("!BDN".utf8), .outlookData), (Array("%PDF".utf8), .pdf),
    ]

    private static let beginnings: [(text: String, guess: FileGuess)] = [
        ("<!doctype html", .webPage), ("<html", .webPage), ("<?xml", .xml), ("{", .json), ("[", .json), ("dn:", .ldif),
        ("version: 1", .ldif), ("begin:vcalendar", .calendar), ("// <!-- <mdb:mork", .mork),
    ]

    /// Excel's and LibreOffice's files are archives, and the first name in them tells.
    private static func isSpreadsheet(_ bytes: [UInt8]) -> Bool {
        let name = String(decoding: bytes.dropFirst(30).prefix(80), as: UTF8.self)
        return name.hasPrefix("[Content_Types].xml") || name.hasPrefix("_rels/") || name.contains("opendocument.spreadsheet")
    }

    /// A first line of several cells.
    private static func table(_ text: String) -> FileGuess? {
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), 9] {
            var reader = CSVReader(Array(text.utf8), separator: separator)
            guard let cells = try? reader.next()?.cells.map(\.trimmed), cells.count > 1 else { continue }
            if cells.contains(where: { $0.utf8.count > longestHeading }) { continue }
            if cells.map({ $0.lowercased() }).starts(with: ["conversation id", "conversation title", "from"]) { return .messages }
            return .table(Array(cells.filter { !$0.isEmpty }.prefix(headingsShown)))
        }
        return nil
    }

    private static let longestHeading = 80
    private static let headingsShown = 6
}
