import KeepInTouch
import Language
import Phrases

/// Reads the answer to a question that ends in `[y/N]`.
func saysYes() -> Bool {
    let yes = ["y", "yes", gettext("y", context: "answer"), gettext("yes", context: "answer")]
    return readLine().map { yes.contains($0.lowercased()) } ?? false
}
