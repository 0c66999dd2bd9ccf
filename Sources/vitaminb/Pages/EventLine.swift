import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

extension Page {
    /// A line about an event: `09:00 Ada Lovelace: 7 weeks since a call (every 6 weeks)`; none for events that only
    /// programs need.
    mutating func event(_ event: Control.Subscribe.Reply, clock: LocalClock) {
        if let sentence = event.sentence(clock) { line(gettext(sentence)) }
    }
}
