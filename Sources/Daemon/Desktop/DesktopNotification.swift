import KeepInTouch
import Language
import Phrases
import Systemd

/// One notification as the server gets it (Desktop Notifications Specification 1.2).
struct DesktopNotification: Equatable {
    var summary: String
    var body: String
    /// Keys and labels, alternating.
    var actions: [String] = []
    var isUrgent = false
    /// How long it stays, in milliseconds; 0: until it is answered or closed.
    var timeout: Int32 = 0

    /// How long the undo button is shown. `vitaminb undo` works later, too.
    private static let undoMilliseconds: Int32 = 30_000
    /// How many reminders a digest lists.
    static let digestBound = 6
    /// How many bytes of a line are shown.
    private static let lineBound = 512

    /// The notification for this notice. With `isHidden` it contains no name.
    init(_ notice: DesktopPlan.Notice, hasButtons: Bool, isHidden: Bool, today: CivilDate) {
        switch notice {
        case .reminders(let items):
            let lines = Self.lines(items, today: today)
            summary = lines.count == 1 && items.count > 1 ? Self.reminders(items) : Self.counts(items)
            body = lines.prefix(Self.digestBound).joined(separator: "\n")
            if lines.count > Self.digestBound { body += "\n" + gettext("and \(lines.count - Self.digestBound) more: vitaminb due") }
            isUrgent = items.contains { $0.reminder.isOverdue(on: today) }
            if items.count == 1 {
                summary = Self.summary(items[0])
                body = gettext(Reason(items[0].reminder).phrase(today: today))
                if hasButtons { actions = Self.actions(.done, .snoozeDay, .snoozeWeek, .skip) }
            }
            if lines.count == 1, let note = items.lazy.compactMap(\.lastNote).first { body += "\n" + gettext("last time: \(note)") }
            if isHidden {
                summary = items.count == 1 ? Self.hiddenSummary(items[0]) : Self.counts(items)
                body = gettext("vitaminb due says who")
            }
        case .noted(let item, let button, _):
            summary = isHidden ? gettext("Noted") : button == .skip ? gettext("\(item.name): skipped") : gettext("\(item.name): noted")
            body = gettext("vitaminb undo takes it back")
            timeout = Self.undoMilliseconds
            if hasButtons { actions = Self.actions(.undo) }
        case .refused(let item, let reason):
            summary = isHidden ? gettext("Not noted") : gettext("\(item.name): not noted")
            body = isHidden ? gettext("The journal of vitaminbd says why") : reason
        case .trial:
            summary = gettext("Reminders come here")
            body = gettext("This one is only a try; there is nothing to do.")
            timeout = Self.undoMilliseconds
        }
        summary = Self.printable(summary)
        body = body.split(separator: "\n").map { Self.printable(String($0)) }.joined(separator: "\n")
    }

    /// A line for each person to get in touch with, whatever the reasons, and one for each occasion and promise.
    private static func lines(_ items: [DesktopPlan.Item], today: CivilDate) -> [String] {
        var lines: [(person: ContactID?, text: String)] = []
        for item in items {
            let reason = gettext(Reason(item.reminder).phrase(today: today))
            let person = item.id.key.kind.isBudgeted ? item.id.contact : nil
            if let person, let index = lines.firstIndex(where: { $0.person == person }) {
                lines[index].text += "; \(reason)"
            } else {
                lines.append((person, "\(item.name): \(reason)"))
            }
        }
        return lines.map(\.text)
    }

    private static func reminders(_ items: [DesktopPlan.Item]) -> String {
        gettext(items.count, "\(items[0].name): \(items.count) reminder", "\(items[0].name): \(items.count) reminders")
    }

    /// `3 people to get in touch with, 2 birthdays, 1 promise`.
    private static func counts(_ items: [DesktopPlan.Item]) -> String {
        let people = Set(items.filter { $0.id.key.kind.isBudgeted }.map(\.id.contact)).count
        let count = { (kind: ReminderKind) in items.count { $0.id.key.kind == kind } }
        let (birthdays, anniversaries, promises) = (count(.birthday), count(.anniversary), count(.promise))
        return [
            people > 0 ? gettext(people, "\(people) person to get in touch with", "\(people) people to get in touch with") : nil,
            birthdays > 0 ? gettext(birthdays, "\(birthdays) birthday", "\(birthdays) birthdays") : nil,
            anniversaries > 0 ? gettext(anniversaries, "\(anniversaries) anniversary", "\(anniversaries) anniversaries") : nil,
            promises > 0 ? gettext(promises, "\(promises) promise", "\(promises) promises") : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }

    private static func hiddenSummary(_ item: DesktopPlan.Item) -> String {
        switch item.id.key.kind {
        case .keepInTouch, .inPerson: gettext("Somebody to get in touch with")
        case .birthday: gettext("A birthday")
        case .anniversary: gettext("An anniversary")
        case .promise: gettext("A promise")
        }
    }

    /// What to do, and with whom.
    private static func summary(_ item: DesktopPlan.Item) -> String {
        switch item.id.key.kind {
        case .keepInTouch: gettext("Get in touch with \(item.name)")
        case .inPerson: gettext("See \(item.name)")
        case .birthday: gettext("Birthday: \(item.name)")
        case .anniversary: item.reminder.label.map { "\($0): \(item.name)" } ?? gettext("Anniversary: \(item.name)")
        case .promise: gettext("Promise to \(item.name)")
        }
    }

    private static func actions(_ buttons: DesktopPlan.Button...) -> [String] {
        buttons.flatMap { [$0.rawValue, label($0)] }
    }

    private static func label(_ button: DesktopPlan.Button) -> String {
        switch button {
        case .done: gettext("Done")
        case .snoozeDay: gettext("Snooze 1 day")
        case .snoozeWeek: gettext("Snooze 1 week")
        case .skip: gettext("Skip")
        case .undo: gettext("Undo")
        }
    }

    /// The arguments of `Notify`, for a server with these capabilities.
    func arguments(replacing number: UInt32, capabilities: Set<String>) -> [BusValue] {
        let hasBody = capabilities.contains("body")
        let body = capabilities.contains("body-markup") ? body.asMarkup : body
        let hints: [String: BusValue] = [
            "urgency": .byte(isUrgent ? 2 : 1),
            // None of the specification's categories fits: they are for mail, messages, devices and the like.
            "category": .string("x-vitaminb.reminder"),
            "desktop-entry": .string("vitaminb"),
        ]
        return [
            .string("vitaminb"), .uint32(number), .string("vitaminb"),
            .string(hasBody ? summary : "\(summary): \(self.body.split(separator: "\n").joined(separator: "; "))"),
            .string(hasBody ? body : ""), .strings(actions), .dictionary(hints), .int32(timeout),
        ]
    }

    /// One line that D-Bus accepts as text: without NUL, non-characters, and characters that change the direction of text.
    private static func printable(_ line: String) -> String {
        var printable = String.UnicodeScalarView()
        var bytes = 0
        for scalar in line.unicodeScalars {
            let isCharacter = !scalar.isTreacherous && !scalar.properties.isNoncharacterCodePoint
            bytes += UTF8.width(scalar)
            if bytes > lineBound {
                printable.append("…")
                break
            }
            printable.append(isCharacter ? scalar : " ")
        }
        return String(printable)
    }
}
