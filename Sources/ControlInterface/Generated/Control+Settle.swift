// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Give and take with the contact are even from here on.
    package enum Settle: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Settle"
        package typealias Parameters = GetContact.Parameters
        package typealias Reply = Acknowledge.Reply
    }
}
