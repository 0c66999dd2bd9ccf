import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// `why`: why a reminder is due on its day.
extension Page {
    /// A heading for each reminder, and below it a sentence for each step.
    mutating func why(_ reply: Control.Explain.Reply, clock: LocalClock) {
        let name = reply.contact.name
        if let silence = reply.silence { line(gettext(silence.sentence(name))) }
        for explanation in reply.explanations {
            let steps = explanation.steps.compactMap { $0.sentence(explanation.reminder, clock) }
            section("\(name): \(gettext(explanation.reminder.subject))", steps.map { [Table.Cell($0)] }, fits: false)
        }
        if text.isEmpty { line(gettext("Nothing is open for \(name).")) }
    }
}
