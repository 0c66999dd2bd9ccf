// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// Which reason a step is, and which of the step's fields are there: cadence: every, from (contact, default or a group); clock: cause,
/// day, via; ladder: day (of meeting), after; occasion: day, count (of days ahead); promise; due: day; urgent: day; paused: from
/// (contact, everybody or a group), day (on which it is over); snoozed: at; told: at; window: at (which it opens); budget: count (a
/// day), ahead (that many others go first; absent: more than in a month); willBeTold: at, if nobody says anything; mayBeTold: at the
/// earliest; neverTold: the delivery window never opens, or there is no budget.
package enum WireStepKind: String, JSONValue, Sendable {
    case cadence
    case clock
    case ladder
    case occasion
    case promise
    case due
    case urgent
    case paused
    case snoozed
    case told
    case window
    case budget
    case willBeTold
    case mayBeTold
    case neverTold
}
