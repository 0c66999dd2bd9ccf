import FoundationEssentials

/// JSON as Varlink messages carry it.
enum JSON {
    /// `{}`.
    static let emptyObject = Data("{}".utf8)

    /// `value` as the text of a JSON object. Throws `EncodingError` for what JSON can't say (an infinite number) and for a
    /// value that isn't an object.
    static func encode<T: Encodable>(_ value: T) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let text = try encoder.encode(value)
        guard text.first == UInt8(ascii: "{") else {
            throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "parameters are an object"))
        }
        return replacingNUL(in: text)
    }

    /// The text of a JSON string, between its quotes, as the string it stands for.
    static func unescaped(_ text: ArraySlice<UInt8>) -> String {
        let plain = String(decoding: text, as: UTF8.self)
        guard text.contains(UInt8(ascii: "\\")) else { return plain }
        return (try? JSONDecoder().decode(String.self, from: Data("\"\(plain)\"".utf8))) ?? plain
    }

    /// Puts U+FFFD where the encoder wrote `\u0000`: peers refuse the whole message for it, so that one odd character
    /// would make all of a reply unreadable.
    private static func replacingNUL(in text: Data) -> Data {
        guard text.contains(UInt8(ascii: "\\")) else { return text }
        var text = [UInt8](text)
        var position = 0
        while let backslash = text[position...].firstIndex(of: UInt8(ascii: "\\")) {
            if text[backslash...].starts(with: #"\u0000"#.utf8) {
                text.replaceSubrange(backslash..<(backslash + 6), with: #"\ufffd"#.utf8)
            }
            position = backslash + 2
        }
        return Data(text)
    }
}
