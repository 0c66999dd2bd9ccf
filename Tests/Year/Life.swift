import KeepInTouch

/// With whom the person of the year really was in touch. It is the same life whether the machine can see it or not.
struct Life {
    /// Having been in touch with somebody once.
    struct Touch {
        let name: String
        /// "call", "email", "meal" or "message", as it is typed.
        let via: String
        let day: CivilDate
        /// Whether a program on the machine has kept a trace of it that vitaminb is to notice.
        var hasTrace = false
        /// Whether the person typed it.
        var isTyped = false
    }

    /// Of each evening on which those who were told are answered: who was. One year writes them down, and another one lives them again.
    var evenings: [[Touch]] = []
}
