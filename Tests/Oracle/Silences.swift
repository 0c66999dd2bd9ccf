import KeepInTouch

/// The pauses of a contact, its groups and everybody.
struct Silences {
    private var pauses: [Subject: [Pause]] = [:]

    init(_ history: History) {
        for entry in history.entries {
            switch entry.what {
            case .paused(let pause):
                let old = pauses[entry.subject] ?? []
                pauses[entry.subject] = old.filter { !overlap($0, pause) } + [pause]
            case .resumed(let day):
                let old = pauses[entry.subject] ?? []
                let runs = old.contains { covers($0, day) }
                // It ends the one that runs; where none does, those that are planned.
                pauses[entry.subject] =
                    old.filter { runs ? !covers($0, day) : $0.from <= day }
                    + old.filter { runs && covers($0, day) && $0.from < day }.map { Pause(from: $0.from, until: day) }
            default: break
            }
        }
    }

    private func covers(_ pause: Pause, _ day: CivilDate) -> Bool { pause.from <= day && day < pause.until ?? CivilDate.range.upperBound }

    private func overlap(_ left: Pause, _ right: Pause) -> Bool {
        left.from < right.until ?? CivilDate.range.upperBound && right.from < left.until ?? CivilDate.range.upperBound
    }

    /// Whether any pause covers the contact on that day, by the groups it is in today.
    func cover(_ contact: Contact, on day: CivilDate) -> Bool {
        all(of: contact).contains { covers($0, day) }
    }

    private func all(of contact: Contact) -> [Pause] {
        let subjects = [Subject.contact(contact.id), .everybody] + contact.groups.map(Subject.group)
        return subjects.flatMap { pauses[$0] ?? [] }
    }

    /// The last day, up to this one, on which a pause of the contact was over: it was silent the day before.
    func lastEnd(of contact: Contact, by day: CivilDate) -> CivilDate? {
        let ends = all(of: contact).compactMap(\.until).filter { $0 <= day && !cover(contact, on: $0) }
        return ends.filter { cover(contact, on: $0.adding(days: -1)) }.max()
    }
}
