import KeepInTouch
import Language
import Phrases

/// Reads the answer to a question that ends in `[y/N]`.
func saysYes() -> Bool { readLine().map(isYes) ?? false }

/// Whether an answer means yes, in English or in the user's language.
func isYes(_ answer: String) -> Bool {
    ["y", "yes", gettext("y", context: "answer"), gettext("yes", context: "answer")].contains(answer.lowercased())
}
