import KeepInTouch

extension Policy {
    /// Whether occasions of this kind are reminded of, of a contact that is tracked or not.
    func remindsOf(_ kind: ReminderKind, tracked: Bool) -> Bool {
        switch kind == .birthday ? birthdays : anniversaries {
        case .all: true
        case .tracked: tracked
        case .none: false
        }
    }

    /// How many days ahead the contact's occasions are told: as its groups say, of several the most, else as for everybody.
    func lead(of contact: Contact) -> Int {
        contact.groups.compactMap { groups[$0]?.leadDays }.max() ?? leadDays
    }
}
