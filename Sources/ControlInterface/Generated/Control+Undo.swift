// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Takes back the last thing that anybody said. entry is what was taken back. No contact: it was about a group or everybody.
    package enum Undo: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Undo"
        package typealias Parameters = Empty
        package typealias Reply = Acknowledge.Reply
    }
}
