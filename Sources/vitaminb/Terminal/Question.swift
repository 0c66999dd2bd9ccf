import KeepInTouch
import Language
import Phrases

/// Whether the answer to a question that ends in `[y/N]` is a yes.
func saysYes() -> Bool {
    let yes = ["y", "yes", gettext("y", context: "answer"), gettext("yes", context: "answer")]
    return readLine().map { yes.contains($0.lowercased()) } ?? false
}
