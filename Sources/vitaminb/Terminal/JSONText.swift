import Glibc
import KeepInTouch
import Phrases
import Varlink

/// JSON for programs, without characters that a terminal acts on.
enum JSONText {
    /// The value and a line break, as UTF-8: one line for programs, several for a terminal.
    static func of(_ value: some JSONWritable, isPretty: Bool) -> [UInt8] {
        escaped(JSONWriter.text(of: value, isPretty: isPretty)) + [UInt8(ascii: "\n")]
    }

    /// The same as a string.
    static func string(of value: some JSONWritable, isPretty: Bool = false) -> String {
        String(decoding: of(value, isPretty: isPretty), as: UTF8.self)
    }

    /// Writes what a terminal would act on as `\u009b`, which is the same value. The JSON writer itself escapes only up to U+001F.
    private static func escaped(_ text: [UInt8]) -> [UInt8] {
        var escaped: [UInt8] = []
        var copied = 0
        text.withUnsafeBytes { bytes in
            var position = 0
            while let place = bytes[position...].firstIndex(where: Unicode.Scalar.mayBeTreacherous) {
                position = place + 1
                let character = String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars.first
                guard let character, character.isTreacherous else { continue }
                escaped += bytes[copied..<place]
                let digits = String(character.value, radix: 16)
                escaped += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
                copied = place + UTF8.width(character)
                position = copied
            }
        }
        return copied == 0 ? text : escaped + text[copied...]
    }
}
