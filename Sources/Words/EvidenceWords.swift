import KeepInTouch
import Phrases

extension Evidence.Trace {
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

    /// The same with its day, and from where: "you wrote on 12 November 2026 (3 weeks ago), from your mail".
    package func sentence(on day: Phrase) -> Phrase {
        switch (source, direction) {
        case (.mail, .out): Phrase("you wrote on \(day), from your mail")
        case (.mail, .in): Phrase("they wrote on \(day), from your mail")
        case (.mail, .both): Phrase("they answered you on \(day), from your mail")
        case (.calendar, _): Phrase("you met on \(day), from your calendar")
        case (.calls, .out): Phrase("you called on \(day), from your calls")
        case (.calls, .in): Phrase("they called on \(day), from your calls")
        case (.calls, .both): Phrase("you wrote to each other on \(day), from your messages")
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
