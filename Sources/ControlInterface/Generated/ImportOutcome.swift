// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// What becomes of a card: it is written, it is somebody's who is there already and whose card is left alone, or it is left out.
package enum WireImportOutcome: String, JSONValue, Sendable {
    case new
    case matched
    case skipped
}
