import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// The answer to a statement, in one sentence.
extension Page {
    /// What was noted, and when the next reminder is due.
    mutating func confirmation(_ said: Control.Said, clock: LocalClock) { line(gettext(said.confirmation(clock))) }

    /// What was taken back, and when the next reminder is due.
    mutating func undoing(_ said: Control.Said, clock: LocalClock) { line(gettext(said.undoing(clock))) }

    /// `Ada Lovelace: added as …/ada.vcf, due today.`
    mutating func added(_ contact: WireContact, file: String, clock: LocalClock) {
        line(gettext("\(contact.name): added as \(file), \(contact.nextReminder(clock))."))
    }
}
