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
        // Such a character begins with one of these bytes, and hardly any text has one.
        let mayHaveSome = text.withUnsafeBytes { bytes in
            bytes.baseAddress.map { start in [0x7F, 0xC2, 0xD8, 0xE2].contains { memchr(start, $0, bytes.count) != nil } } ?? false
        }
        guard mayHaveSome else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar.isTreacherous && scalar != "\n" {
                let digits = String(scalar.value, radix: 16)
                escaped.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return Array(String(escaped).utf8)
    }
}
