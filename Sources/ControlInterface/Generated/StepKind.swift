// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// Which reason a step is, and which of the step's fields are there: cadence: every, from (contact, default, met or a group); clock:
/// cause, day, via, and source, direction (noticed there); ladder: day (of meeting), after (a step); again: day (asked for); began: day
/// (before which it would have been due); occasion: day; promise; due: day; overdue: day; paused: from (contact, everybody or a group),
/// day (on which it is over); snoozed: at; told: at, count (how often it was told again); window: at (which it opens); budget: count (a
/// day), ahead (that many others go first; absent: more than in a month); willBeTold: at, if nobody says anything; mayBeTold: at the
/// earliest; neverTold: the delivery window never opens, or there is no budget.
package enum WireStepKind: String, JSONValue, Sendable {
    case cadence
    case clock
    case ladder
    case again
    case began
    case occasion
    case promise
    case due
    case overdue
    case paused
    case snoozed
    case told
    case window
    case budget
    case willBeTold
    case mayBeTold
    case neverTold
}
