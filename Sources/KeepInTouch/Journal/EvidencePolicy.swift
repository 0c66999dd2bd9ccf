/// What of that which was noticed counts as having been in touch.
///
/// Facts are in the journal, and their meaning is here: where a setting changes, all dates that follow from it do, at once.
package struct EvidencePolicy: Equatable, Sendable {
    /// What becomes of something that was noticed.
    package enum Setting: String, CaseIterable, Sendable {
        /// It doesn't count.
        case off
        /// It counts once a person has confirmed it.
        case ask
        /// It counts until a person dismisses it.
        case count
    }

    /// Of mail, of calendars, and of calls.
    package var mail = Setting.off
    package var calendar = Setting.off
    package var calls = Setting.off

    /// The settings of somebody who has configured nothing: nothing counts.
    package init(mail: Setting = .off, calendar: Setting = .off, calls: Setting = .off) {
        (self.mail, self.calendar, self.calls) = (mail, calendar, calls)
    }

    subscript(source: Evidence.Source) -> Setting {
        switch source {
        case .mail: mail
        case .calendar: calendar
        case .calls: calls
        }
    }

    /// Whether it counts: what a person said of it goes before the setting.
    package func counts(_ evidence: Evidence) -> Bool {
        switch evidence.verdict {
        case .confirmed: true
        case .dismissed: false
        case nil: evidence.isContact && self[evidence.source] == .count
        }
    }

    /// Whether a person is to be asked whether it counts.
    package func asks(_ evidence: Evidence) -> Bool {
        evidence.verdict == nil && evidence.isContact && self[evidence.source] == .ask
    }
}
