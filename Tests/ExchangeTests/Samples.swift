import Foundation
import Testing
import VCard

@testable import Exchange

/// The files in Samples, all of them invented.
enum Samples {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    static func read(_ name: String) throws -> ContactFile { try ContactFile(bytes(name), name: name) }

    /// The name of every sample.
    static var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }
}

extension ImportedCard {
    /// The card's content lines but for BEGIN, VERSION, END and the UID.
    var lines: [String] {
        let unfolded = text.replacing("\r\n ", with: "")
        let lines = unfolded.split(whereSeparator: \.isNewline).map(String.init)
        return lines.filter { line in !["BEGIN:", "END:", "VERSION:", "UID:"].contains { line.hasPrefix($0) } }
    }
}
