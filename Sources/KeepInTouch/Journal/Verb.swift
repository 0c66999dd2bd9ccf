/// What kind of thing an entry says, in one word: in the journal, on the wire, and in the history that `show` prints.
package enum Verb: String, Hashable, Sendable {
    case began
    case told
    case acknowledged = "ack"
    case logged = "log"
    case done
    case snoozed = "snooze"
    case skipped = "skip"
    case tracked = "track"
    case ignored = "ignore"
    case paused = "pause"
    case resumed = "resume"
    case promised = "promise"
    case gave
    case got
    case settled = "settle"
    case introduced = "introduce"
    case merged = "merge"
    case undone = "undo"
    case amended = "amend"
    case redated = "redate"
    case carried = "carry"
    case assigned = "assign"
    case noticed = "notice"
    case confirmed = "confirm"
    case dismissed = "dismiss"
    case wasDown = "down"
}
