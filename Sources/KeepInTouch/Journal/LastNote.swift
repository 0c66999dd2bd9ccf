extension [Entry] {
    /// What was noted of the last interaction among these entries of a contact; nil: there was none, or nothing was noted.
    package var lastNote: String? {
        let interactions = counted.filter { $0.interaction != nil }
        return interactions.max { $0.happened < $1.happened }?.interaction?.note
    }
}

extension Entry {
    fileprivate var interaction: Interaction? {
        switch what {
        case .acknowledged(let interaction, _, _), .logged(let interaction): interaction
        default: nil
        }
    }
}
