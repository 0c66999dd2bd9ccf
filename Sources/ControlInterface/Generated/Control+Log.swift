// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// An interaction that no reminder asked for: the clock restarts all the same.
    package enum Log: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Log"
        package typealias Parameters = Acknowledge.Parameters
        package typealias Reply = Acknowledge.Reply
    }
}
