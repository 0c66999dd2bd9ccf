/// The interface `org.vitaminb.Control`. What is in it is generated from its description; see `Generated`.
package enum Control {
    /// The interface's description, as written in `org.vitaminb.Control.varlink`.
    package static let description = String(decoding: PackageResources.org_vitaminb_Control_varlink, as: UTF8.self)

    /// The reply to everything that is said: the journal has it.
    package typealias Said = Acknowledge.Reply
    /// The reply to a change of a card.
    package typealias Edited = EditContact.Reply
}

package typealias WireStatus = Control.GetStatus.Reply
package typealias WireExamination = Control.Examine.Reply
package typealias WireReport = Control.GetReport.Reply
