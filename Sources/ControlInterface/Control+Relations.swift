import KeepInTouch
import Varlink

/// The methods for what goes beyond a contact's next reminder: pauses, promises, give and take, introductions.
extension Control {
    /// Whom a pause is for: a contact, a group, or with neither everybody.
    package struct PauseParameters: Codable, Sendable {
        /// A UID, a reminder's id, or any part of a name.
        package var contact: String?
        /// A group's name.
        package var group: String?
        /// The first day; nil: today.
        package var from: String?
        /// The day on which it is over; nil: when it is resumed.
        package var until: String?
        /// A pause.
        package init(contact: String? = nil, group: String? = nil, from: String? = nil, until: String? = nil) {
            self.contact = contact
            self.group = group
            self.from = from
            self.until = until
        }
    }

    /// Tells nothing for some days.
    package enum Pause: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Pause"
        /// Of whom, and when.
        package typealias Parameters = PauseParameters
        /// What follows.
        package typealias Reply = Said
    }

    /// Ends a pause.
    package enum Resume: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Resume"
        /// Whose; the days don't count.
        package struct Parameters: Codable, Sendable {
            /// A UID, a reminder's id, or any part of a name.
            package var contact: String?
            /// A group's name.
            package var group: String?
            /// Ends a pause.
            package init(contact: String? = nil, group: String? = nil) {
                self.contact = contact
                self.group = group
            }
        }
        /// What follows.
        package typealias Reply = Said
    }

    /// Something to be done on a day.
    package enum Promise: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Promise"
        /// What, for whom, and when.
        package struct Parameters: Codable, Sendable {
            /// For whom.
            package var contact: String
            /// What is to be done.
            package var promise: String
            /// An ISO 8601 date.
            package var on: String
            /// A promise.
            package init(contact: String, promise: String, on: String) {
                self.contact = contact
                self.promise = promise
                self.on = on
            }
        }
        /// What follows.
        package typealias Reply = Said
    }

    /// A favor, given or got.
    package struct FavorParameters: Codable, Sendable {
        /// To whom, or from whom.
        package var contact: String
        /// What it was.
        package var favor: String
        /// A favor.
        package init(contact: String, favor: String) {
            self.contact = contact
            self.favor = favor
        }
    }

    /// A favor was given.
    package enum Gave: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Gave"
        /// What, and to whom.
        package typealias Parameters = FavorParameters
        /// What follows.
        package typealias Reply = Said
    }

    /// A favor was got.
    package enum Got: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Got"
        /// What, and from whom.
        package typealias Parameters = FavorParameters
        /// What follows.
        package typealias Reply = Said
    }

    /// Give and take are even.
    package enum Settle: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Settle"
        /// With whom.
        package typealias Parameters = Named
        /// What follows.
        package typealias Reply = Said
    }

    /// Who knows whom.
    package enum Introduce: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Introduce"
        /// Both.
        package struct Parameters: Codable, Sendable {
            /// Who introduced you, or knows the other.
            package var contact: String
            /// Whom.
            package var other: String
            /// An introduction.
            package init(contact: String, other: String) {
                self.contact = contact
                self.other = other
            }
        }
        /// What follows.
        package typealias Reply = Said
    }
}
