// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Closes what is due without contact: the next is due one cadence from today.
    package enum Skip: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Skip"
        package typealias Parameters = GetContact.Parameters
        package typealias Reply = Acknowledge.Reply
    }
}
