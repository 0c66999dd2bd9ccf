import ControlInterface
import KeepInTouch
import Language

extension WireReminder {
    /// Why it stands on the list: `7 weeks since a call (every 6 weeks)`. The daemon's own English for a kind that is new to this program.
    func sentence(_ clock: LocalClock) -> String {
        facts.map { gettext($0.phrase(today: clock.today)) } ?? reason
    }
}
