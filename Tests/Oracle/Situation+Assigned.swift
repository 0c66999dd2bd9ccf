import KeepInTouch

extension Situation {
    /// The same with the groups on the cards that the journal puts people into: those that were said last of each.
    package func withAssignedGroups() -> Situation {
        let undone = History.undone(in: journal)
        var assigned: [ContactID: [String]] = [:]
        for entry in journal where !undone.contains(entry.id) {
            if case .assigned(let groups) = entry.what, let contact = entry.contact { assigned[contact] = groups }
        }
        var situation = self
        for index in situation.contacts.indices {
            situation.contacts[index].groups += assigned[situation.contacts[index].id] ?? []
        }
        return situation
    }
}
