// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// What becomes of a value when two cards are merged: only the card that stays has it; both have it, perhaps written differently; the
/// other card has it and the merged one gets it; the other card alone has it, and it is left there.
package enum WireMergeOutcome: String, JSONValue, Sendable {
    case stays
    case same
    case added
    case left
}
