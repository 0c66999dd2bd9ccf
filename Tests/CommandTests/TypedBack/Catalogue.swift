import Foundation
import Phrases
import TestSupport
import Testing

/// A language that the programs speak: what it makes of a phrase, and the environment in which the built programs speak it.
enum SpokenLanguage: String, CaseIterable, CustomTestStringConvertible {
    case english, german

    var testDescription: String { rawValue }

    /// The phrase in this language.
    func say(_ phrase: Phrase) -> String { self == .english ? phrase.description : Self.catalogue.say(phrase) }

    /// What the built program needs to speak it: the translations are made below `folder`.
    func environment(below folder: TemporaryFolder) async throws -> [String: String] {
        guard self == .german else { return [:] }
        let messages = folder.path + "/locale/de/LC_MESSAGES"
        try FileManager.default.createDirectory(atPath: messages, withIntermediateDirectories: true)
        let run = try await CommandRun(of: ["/usr/bin/msgfmt", "-o", messages + "/vitaminb.mo", Catalogue.file.path])
        guard run.status == 0 else { throw CocoaError(.fileReadUnknown) }
        return ["LANG": "C.UTF-8", "LANGUAGE": "de", "TEXTDOMAINDIR": folder.path + "/locale"]
    }

    private static let catalogue = Catalogue()
}

/// The translations of a `.po` file (gettext's manual, "The Format of PO Files"), read without the C library and its locales.
private struct Catalogue {
    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Language/de.po")

    /// For a context and a msgid, the translations for one and for any other number.
    private var translations: [String: [String]] = [:]

    init() {
        guard let text = try? String(contentsOf: Self.file, encoding: .utf8) else { return }
        for entry in text.components(separatedBy: "\n\n") {
            var values: [(keyword: Substring, text: String)] = []
            for line in entry.split(separator: "\n") where line.first != "#" {
                guard let quote = line.firstIndex(of: "\"") else { continue }
                let text = Self.unescaped(line[quote...].dropFirst().dropLast())
                if quote == line.startIndex, !values.isEmpty {
                    values[values.count - 1].text += text
                } else {
                    values.append((line[..<quote].split(separator: " ").first ?? "", text))
                }
            }
            let value = { (keyword: String) in values.first { $0.keyword == keyword }?.text }
            let texts = values.filter { $0.keyword.hasPrefix("msgstr") }.map(\.text)
            if let id = value("msgid") { translations[Self.key(value("msgctxt"), id)] = texts }
        }
    }

    func say(_ phrase: Phrase) -> String {
        phrase.said { part in
            let texts = translations[Self.key(part.context, part.id)] ?? []
            guard let plural = part.pluralID else { return texts.first ?? part.id }
            let isOne = plural.count == 1
            return texts.count == 2 ? texts[isOne ? 0 : 1] : isOne ? part.id : plural.id
        }
    }

    private static func key(_ context: String?, _ id: String) -> String { (context ?? "") + "\u{4}" + id }

    private static func unescaped(_ text: Substring) -> String {
        String(text).replacing("\\n", with: "\n").replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }
}
