import KeepInTouch
import Phrases
import Varlink

/// JSON for programs, and still safe to look at.
enum JSONText {
    /// One value with a line end behind it: one line for programs, several where a person looks.
    static func of(_ value: some JSONWritable, isPretty: Bool) -> String {
        escaped(String(decoding: JSONWriter.text(of: value, isPretty: isPretty), as: UTF8.self)) + "\n"
    }

    /// Writes what a terminal would act on as `\u009b`, which is the same value: the writer stops at U+001F.
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
