// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Takes a contact out of a group.
    package enum RemoveFromGroup: VarlinkMethod {
        package static let name = "org.vitaminb.Control.RemoveFromGroup"
        package typealias Parameters = AddToGroup.Parameters
        package typealias Reply = AddToGroup.Reply
    }
}
