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
        case (.calls, .out): via == .call ? Phrase("you called") : Phrase("you wrote")
        case (.calls, .in): via == .call ? Phrase("they called") : Phrase("they wrote")
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
        case (.calls, .out) where via == .call: Phrase("you called on \(day), from your calls")
        case (.calls, .in) where via == .call: Phrase("they called on \(day), from your calls")
        case (.calls, .out): Phrase("you wrote on \(day), from your messages")
        case (.calls, .in): Phrase("they wrote on \(day), from your messages")
        case (.calls, .both): Phrase("you wrote to each other on \(day), from your messages")
        }
    }

    /// Where that is from.
    package var origin: Phrase {
        switch source {
        case .mail: Phrase("from your mail")
        case .calendar: Phrase("from your calendar")
        case .calls: via == .call ? Phrase("from your calls") : Phrase("from your messages")
        }
    }
}
