// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// You got a favor from the contact.
    package enum Got: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Got"
        package typealias Parameters = Gave.Parameters
        package typealias Reply = Acknowledge.Reply
    }
}
