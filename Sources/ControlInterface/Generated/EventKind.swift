// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// What happened on the stream. After "current" for every reminder that is due comes one "ready"; all later events are changes. "told"
/// is the moment to speak; "due" means that it fell due, and will be told when the delivery window and the daily budget allow. Who
/// doesn't keep up with reading is hung up on; "dropped" is not sent, since it would wait behind the rest.
package enum WireEventKind: String, JSONValue, Sendable {
    case current
    case ready
    case due
    case told
    case snoozed
    case paused
    case closed
    case reopened
    case dropped
}
