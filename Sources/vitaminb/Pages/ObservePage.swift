import ControlInterface
import KeepInTouch
import Language
import Observer
import Phrases
import Words

/// What a look for evidence came to.
extension Page {
    mutating func observed(_ observed: Observed, clock: LocalClock) {
        if observed.isOff {
            line(gettext("Nothing is looked at: mail, calendar and calls are off."))
            wrapped(gettext("to begin: mail = \"ask\" below [evidence] in the configuration; see vitaminb.toml(5)"))
        }
        if observed.isDry { listing(observed, clock) }
        for source in observed.sources { line(gettext(source.sentence(isDry: observed.isDry))) }
        chats(observed)
        for problem in observed.problems + observed.sources.flatMap(\.summary.problems) { wrapped(problem, .warning) }
        let isAsked = observed.sources.contains { $0.setting == .ask && $0.added > 0 }
        if isAsked, !observed.isDry { line(gettext("to say which of it was contact: vitaminb review")) }
    }

    /// What became of chats.
    private mutating func chats(_ observed: Observed) {
        for (file, outcome) in observed.chats {
            switch outcome {
            case .read(let days): line(gettext(days, "\(file): a chat of \(days) day.", "\(file): a chat of \(days) days."))
            case .group: line(gettext("\(file): a group's chat, which is no contact with anybody."), .warning)
            case .nobody(let names):
                line(gettext("\(file): nobody in the address book is called \(names.joined(separator: ", "))."), .warning)
            case .ambiguous:
                line(gettext("\(file): which number of its dates is the day? Say --day-first or --month-first."), .warning)
            }
        }
        if observed.chatDays > 0 {
            line(
                observed.isDry
                    ? gettext(observed.chatDays, "\(observed.chatDays) day would be new.", "\(observed.chatDays) days would be new.")
                    : gettext(observed.chatDays, "\(observed.chatDays) day noticed.", "\(observed.chatDays) days noticed."))
        }
    }

    /// Each sighting with its file, the newest first; then what is left out, by the reason.
    private mutating func listing(_ observed: Observed, _ clock: LocalClock) {
        let sorted = observed.sightings.sorted { $1.noticing.happened < $0.noticing.happened }
        section(
            gettext("Noticed"),
            sorted.map { sighting in
                let noticing = sighting.noticing
                return [
                    .init(gettext(clock.shortDay(noticing.day))), "\(observed.names[noticing.contact] ?? noticing.contact.rawValue)",
                    .init(gettext(noticing.evidence.trace.sentence)), "\(sighting.file)",
                ]
            }, fits: false)
        for reason in Exclusion.allCases {
            let files = observed.passed.filter { $0.reason == reason }
            section(gettext(reason.phrase), files.map { ["\($0.file)"] }, fits: false)
        }
        if !text.isEmpty { line("") }
    }
}

extension Observed.Source {
    /// "1,215 letters in 15 folders: 12 noticed."
    fileprivate func sentence(isDry: Bool) -> Phrase {
        let looked =
            switch source {
            case .mail: Phrase(summary.read, "Mail: \(summary.read) letter read", "Mail: \(summary.read) letters read")
            case .calendar: Phrase(summary.read, "Calendar: \(summary.read) event read", "Calendar: \(summary.read) events read")
            case .calls: Phrase(summary.read, "Calls: \(summary.read) call read", "Calls: \(summary.read) calls read")
            }
        if added == 0 { return Phrase("\(looked), nothing new noticed.") }
        return isDry ? Phrase("\(looked), \(added) would be new.") : Phrase("\(looked), \(added) noticed.")
    }
}

extension Exclusion {
    fileprivate var phrase: Phrase {
        switch self {
        case .unsent: Phrase("Left out: not sent")
        case .discarded: Phrase("Left out: junk, or thrown away")
        case .list: Phrase("Left out: through a mailing list or a newsletter")
        case .automatic: Phrase("Left out: written by a program")
        case .invitation: Phrase("Left out: an invitation, or the answer to one")
        case .tooMany: Phrase("Left out: to or with more than five people")
        case .aside: Phrase("Left out: not addressed to the contact, or not to you")
        case .unanswered: Phrase("Left out: calls that were not answered, or of less than a minute")
        case .notOver: Phrase("Left out: not over yet")
        case .cancelled: Phrase("Left out: cancelled, or you declined")
        case .wholeDay: Phrase("Left out: of a whole day, as birthdays are")
        case .notAccepted: Phrase("Left out: the contact has not said yes")
        case .unknownTime: Phrase("Left out: when it takes place can't be told for sure")
        case .undated: Phrase("Left out: without a day that can be true")
        case .unreadable: Phrase("Left out: can't be read")
        }
    }
}
