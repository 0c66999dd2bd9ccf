// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Never reminds about this contact again, occasions included.
    package enum Ignore: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Ignore"
        package typealias Parameters = GetContact.Parameters
        package typealias Reply = Acknowledge.Reply
    }
}
