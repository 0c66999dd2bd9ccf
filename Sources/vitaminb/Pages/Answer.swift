import ControlInterface
import KeepInTouch
import Language
import Phrases
import Platform
import Words

/// The answers to what was said: a line for each contact.
extension Page {
    /// Answers to so many are shown.
    private static let answerBound = 20

    /// What was noted, what is next, and what else is open.
    mutating func confirmation(_ said: Control.Said, clock: LocalClock) {
        answers(said) { $0.confirmation(clock) }
        if clock.now.isOfDeadClock {
            hint(gettext("The clock says \(Wording.date(clock.today)), which can't be right: this counts from when it is."))
        }
    }

    /// What was taken back, what is next, what else is open, and of whom the same act said something that stays.
    mutating func undoing(_ reply: Control.Undo.Reply, clock: LocalClock) {
        if reply.answers.isEmpty { line(gettext("Nothing is left that could be taken back.")) }
        answers(.init(answers: reply.answers)) { $0.undoing(clock) }
        cards(reply)
        if let others = Phrase.list(reply.others.map { Phrase("\($0.name)") }) { line(gettext("What was said of \(others) stays.")) }
    }

    /// What became of both cards of a merge.
    private mutating func cards(_ reply: Control.Undo.Reply) {
        guard let merge = reply.answers.first(where: { $0.entry.verb == .known(.merged) }) else { return }
        let other = merge.entry.otherName ?? merge.entry.other?.rawValue ?? ""
        line(reply.file.map { gettext("\(other)'s card is back as \($0).") } ?? gettext("The trash no longer has \(other)'s card."))
        guard let name = merge.contact?.name, let former = reply.former else { return }
        line(gettext("\(name)'s card has changed since the merge and stays as it is; a copy from before is \(former)."))
    }

    /// What an entry says now, what is next, and what else is open.
    mutating func correcting(_ said: Control.Said, clock: LocalClock) { answers(said) { $0.correcting(clock) } }

    private mutating func answers(_ said: Control.Said, _ sentence: (WireAnswer) -> Phrase) {
        for answer in said.answers.prefix(Self.answerBound) { line(gettext(sentence(answer))) }
        let more = said.answers.count - Self.answerBound
        if more > 0 { line(gettext(more, "and \(more) more", "and \(more) more", context: "list")) }
    }

    /// `Ada Lovelace: added as …/ada.vcf, due today.`
    mutating func added(_ contact: WireContact, file: String, clock: LocalClock) {
        line(gettext("\(contact.name): added as \(file), \(contact.nextReminder(clock))."))
        // Neither a group without a cadence nor the day they met makes a lasting one.
        if contact.every == nil { line(gettext("to be reminded: vitaminb track \(contact.name.quotedForShell) --every 6w")) }
    }
}
