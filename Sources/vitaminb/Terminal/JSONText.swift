import KeepInTouch
import Phrases
import Varlink

/// JSON for programs, without characters that a terminal acts on.
enum JSONText {
    /// The value and a line break: one line for programs, several for a terminal.
    static func of(_ value: some JSONWritable, isPretty: Bool) -> String {
        escaped(String(decoding: JSONWriter.text(of: value, isPretty: isPretty), as: UTF8.self)) + "\n"
    }

    /// Writes what a terminal would act on as `\u009b`, which is the same value. The JSON writer itself escapes only up to U+001F.
    private static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.isTreacherous && $0 != "\n" }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar.isTreacherous && scalar != "\n" {
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
