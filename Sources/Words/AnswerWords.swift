import ControlInterface
import KeepInTouch
import Phrases

/// What follows from something that was said: the same sentences for all verbs.
extension WireAnswer {
    /// How many promises, or days that a pause silences, are named.
    private static let listBound = 10

    /// What changed, what is next, and what else is open: `Ada Lovelace: call noted, next due on 4 January 2027 (in 6 weeks). A promise is
    /// still open: "send the book" on Friday.`
    package func confirmation(_ clock: LocalClock) -> Phrase {
        if entry.verb == .known(.tracked), again == true {
            let isTracked = contact.map { $0.every != nil || $0.inPerson != nil } ?? true
            let again = isTracked ? [change(clock), Phrase("you are reminded of them again")] : [Phrase("no longer ignored")]
            return sentences([sentence(again, clock)] + rest(clock))
        }
        let changed = repeated ? Phrase("\(entry.confirmation(clock)) already, less than a minute ago") : change(clock)
        return sentences([sentence([changed] + closedBeside.map { Phrase("\($0) closed with it") }, clock)] + rest(clock))
    }

    /// What was taken back, what is next, and what else is open: `Ada Lovelace: the call of 23 November 2026 is taken back, due today.`
    package func undoing(_ clock: LocalClock) -> Phrase {
        sentences([sentence([entry.undoing(clock)], clock)] + rest(clock))
    }

    /// What an entry says now, what is next, and what else is open: `Ada Lovelace: corrected to a call 5 days ago, due today.`
    package func correcting(_ clock: LocalClock) -> Phrase {
        sentences([sentence([Phrase("corrected to \(entry.corrected(clock))")], clock)] + rest(clock))
    }

    private func sentences(_ sentences: [Phrase]) -> Phrase {
        sentences.dropFirst().reduce(sentences.first ?? Phrase("")) { Phrase("\($0) \($1)") }
    }

    private func sentence(_ parts: [Phrase], _ clock: LocalClock) -> Phrase {
        Phrase("\(subject): \(Phrase.list(parts + consequences(clock)) ?? Phrase("")).")
    }

    private var subject: Phrase { contact.map { Phrase("\($0.name)") } ?? entry.group.map { Phrase("Group \($0)") } ?? Phrase("Everybody") }

    /// What was noted; of a promise, how it ended.
    private func change(_ clock: LocalClock) -> Phrase {
        if let occasion = entry.occasion {
            switch entry.verb {
            case .known(.done), .known(.skipped): return Phrase("\(occasion) is closed")
            case .known(.snoozed): return Phrase("\(occasion) is snoozed until \(entry.until.map(clock.end) ?? Phrase("later"))")
            default: break
            }
        }
        if entry.verb == .known(.snoozed), let one = snoozedAlone {
            return Phrase("\(one) is snoozed until \(entry.until.map(clock.end) ?? Phrase("later"))")
        }
        if entry.verb == .known(.amended), let day = entry.day { return Phrase("the promise is put off until \(clock.day(day))") }
        guard let first = closed.first else { return entry.confirmation(clock) }
        switch (entry.verb, first.promise) {
        case (.known(.done), let promise?): return Phrase("the promise \"\(promise)\" is kept")
        case (.known(.skipped), let promise?): return Phrase("the promise \"\(promise)\" is dropped")
        case (.known(.done), nil): return Phrase("\(first.subjectInSentence) is closed")
        default: return entry.confirmation(clock)
        }
    }

    /// Of a snooze: which reminder was snoozed by its id; nil: the contact was.
    private var snoozedAlone: Phrase? {
        guard let id = entry.reminders.first else { return nil }
        if let promise = open.first(where: { $0.id == id || $0.id.hasPrefix(id + "/") }) { return promise.subjectInSentence }
        return id.hasPrefix("in-person/") ? Phrase("seeing each other") : id.hasPrefix("keep-in-touch/") ? Phrase("keeping in touch") : nil
    }

    /// What was closed beside that which the entry is about.
    private var closedBeside: [Phrase] {
        switch entry.verb {
        case .known(.acknowledged): closed.filter { $0.kind != .known(.keepInTouch) }.map(\.subjectInSentence)
        case .known(.skipped): closed.first?.promise == nil ? closed.filter { $0.kind == .known(.inPerson) }.map(\.subjectInSentence) : []
        default: []
        }
    }

    private func consequences(_ clock: LocalClock) -> [Phrase] {
        guard let contact else { return [] }
        switch entry.verb {
        case .known(.gave), .known(.got), .known(.settled), .known(.promised), .known(.introduced):
            // It has no bearing on the next reminder, and so it is no news that there is none.
            let hasNext = next != nil || contact.nextDue != nil
            return [ledger(contact), hasNext ? nextReminder(contact, clock) : nil].compactMap(\.self)
        case .known(.paused) where !entry.undone: return []
        // A history without a card: what follows is somebody else's.
        case .known(.carried) where entry.undone: return []
        default: return [nextReminder(contact, clock)]
        }
    }

    private func ledger(_ contact: WireContact) -> Phrase? {
        switch entry.verb {
        case .known(.gave), .known(.got), .known(.settled):
            contact.favors.map { Phrase("\($0.given) given and \($0.got) got so far") }
        default: nil
        }
    }

    private func nextReminder(_ contact: WireContact, _ clock: LocalClock) -> Phrase {
        // A snooze that ends before it is due has no bearing on it.
        if let next, next.state == .snoozed, let end = next.snoozedUntil, next.due <= clock.local(end).date,
            entry.verb != .known(.snoozed) || entry.undone
        {
            return Phrase("\(WireContact.due(next.due, clock)), snoozed until \(clock.moment(end))")
        }
        guard let next, next.kind == .known(.inPerson), contact.pausedBy == nil else { return contact.nextReminder(clock) }
        return Phrase("\(WireContact.due(next.due, clock)), to see each other")
    }

    // MARK: What else is open

    private func rest(_ clock: LocalClock) -> [Phrase] {
        let open = openBeside
        return [promises(open.filter { $0.promise != nil }, clock)].compactMap(\.self)
            + open.filter { $0.promise == nil }.map { $0.stillOpen(clock) }
            + [silence(clock), stillPaused(clock)].compactMap(\.self)
    }

    /// Without the promise that was just made.
    private var openBeside: [WireReminder] {
        guard entry.verb == .known(.promised), !entry.undone,
            let new = open.firstIndex(where: { $0.promise == entry.note && $0.due == entry.day })
        else { return open }
        return Array(open[..<new] + open[(new + 1)...])
    }

    private func promises(_ promises: [WireReminder], _ clock: LocalClock) -> Phrase? {
        let words = promises.prefix(Self.listBound).map { promise in
            let day = Wording.day(promise.due, today: clock.today)
            return promise.due < clock.today
                ? Phrase("\"\(promise.promise ?? "")\" (due \(day))") : Phrase("\"\(promise.promise ?? "")\" \(day)", context: "promise")
        }
        guard let list = Phrase.list(words, more: promises.count - words.count) else { return nil }
        return promises.count == 1
            ? Phrase("A promise is still open: \(list).") : Phrase("\(promises.count) promises are still open: \(list).")
    }

    private func silence(_ clock: LocalClock) -> Phrase? {
        let words = silent.prefix(Self.listBound).map(\.inPause)
        guard let list = Phrase.list(words, more: silent.count - words.count) else { return nil }
        return entry.verb == .known(.resumed) ? Phrase("Missed meanwhile: \(list).") : Phrase("Falls into it: \(list).")
    }

    private func stillPaused(_ clock: LocalClock) -> Phrase? {
        Phrase.list(pauses.map { $0.sentence(clock) }).map { Phrase("Still paused: \($0).") }
    }
}

extension WireReminder {
    /// What it is about, within a sentence.
    fileprivate var subjectInSentence: Phrase {
        switch kind {
        case .known(.keepInTouch): Phrase("keeping in touch")
        case .known(.inPerson): Phrase("seeing each other")
        case .known(.promise): Phrase("the promise \"\(promise ?? "")\"")
        case .known(.birthday): Phrase("the birthday")
        case .known(.anniversary): label.map { Phrase("\"\($0)\"", context: "labelled date") } ?? Phrase("the anniversary")
        case .unknown(let word): Phrase("\(word)")
        }
    }

    fileprivate func stillOpen(_ clock: LocalClock) -> Phrase {
        let day = Wording.day(occasion ?? due, today: clock.today)
        switch kind {
        case .known(.birthday): return Phrase("The birthday \(day) is still open.")
        case .known(.anniversary):
            return label.map { Phrase("\"\($0)\" \(day) is still open.") } ?? Phrase("The anniversary \(day) is still open.")
        case .known(.inPerson): return Phrase("Seeing each other is still due.")
        default: return Phrase("Keeping in touch is still due.")
        }
    }

    /// What a pause silences.
    fileprivate var inPause: Phrase {
        let day = Wording.dayOfYear(occasion ?? due)
        switch kind {
        case .known(.birthday): return Phrase("birthday of \(name) on \(day)")
        case .known(.anniversary):
            return label.map { Phrase("\"\($0)\" of \(name) on \(day)") } ?? Phrase("anniversary of \(name) on \(day)")
        default: return Phrase("\"\(promise ?? "")\" for \(name) on \(day)")
        }
    }
}
