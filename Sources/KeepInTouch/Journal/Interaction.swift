/// An interaction. The entry's `happened` says when it was.
package struct Interaction: Hashable, Sendable {
    /// By what means.
    package var via: Via
    /// What is worth remembering of it.
    package var note: String?
    /// Whether its day is only about right: "this season", as a person says who begins.
    package var isRough = false

    /// An interaction by some means.
    package init(via: Via, note: String? = nil, isRough: Bool = false) {
        self.via = via
        self.note = note
        self.isRough = isRough
    }
}

/// The means of an interaction.
package enum Via: String, CaseIterable, Hashable, Sendable {
    case call, video, meal, meeting, visit, email, message, letter, event, other

    /// Whether people see each other in this kind of interaction.
    package var isInPerson: Bool {
        switch self {
        case .meal, .meeting, .visit, .event: true
        case .call, .video, .email, .message, .letter, .other: false
        }
    }
}
