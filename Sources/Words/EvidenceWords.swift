import KeepInTouch
import Phrases

extension Evidence {
    /// What was noticed, without its day: "you wrote", "you met".
    package var sentence: Phrase {
        switch (source, direction) {
        case (.mail, .out): Phrase("you wrote")
        case (.mail, .in): Phrase("they wrote")
        case (.mail, .both): Phrase("they answered you")
        case (.calendar, _): Phrase("you met")
        case (.calls, .out): Phrase("you called")
        case (.calls, .in): Phrase("they called")
        case (.calls, .both): Phrase("you wrote to each other")
        }
    }
}

extension Evidence.Source {
    /// Where that is from.
    package var origin: Phrase {
        switch self {
        case .mail: Phrase("from your mail")
        case .calendar: Phrase("from your calendar")
        case .calls: Phrase("from your calls")
        }
    }
}
