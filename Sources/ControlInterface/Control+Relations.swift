import KeepInTouch
import Varlink

/// The methods for what goes beyond a contact's next reminder: pauses, promises, give and take, introductions.
extension Control {
    /// Whom a pause is for: a contact, a group, or with neither everybody.
    public struct PauseParameters: Codable, Sendable {
        /// A UID, a reminder's id, or any part of a name.
        public var contact: String?
        /// A group's name.
        public var group: String?
        /// The first day; nil: today.
        public var from: String?
        /// The day on which it is over; nil: when it is resumed.
        public var until: String?
        /// A pause.
        public init(contact: String? = nil, group: String? = nil, from: String? = nil, until: String? = nil) {
            self.contact = contact
            self.group = group
            self.from = from
            self.until = until
        }
    }

    /// Tells nothing for some days.
    public enum Pause: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Pause"
        /// Of whom, and when.
        public typealias Parameters = PauseParameters
        /// What follows.
        public typealias Reply = Said
    }

    /// Ends a pause.
    public enum Resume: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Resume"
        /// Whose; the days don't count.
        public struct Parameters: Codable, Sendable {
            /// A UID, a reminder's id, or any part of a name.
            public var contact: String?
            /// A group's name.
            public var group: String?
            /// Ends a pause.
            public init(contact: String? = nil, group: String? = nil) {
                self.contact = contact
                self.group = group
            }
        }
        /// What follows.
        public typealias Reply = Said
    }

    /// Something to be done on a day.
    public enum Promise: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Promise"
        /// What, for whom, and when.
        public struct Parameters: Codable, Sendable {
            /// For whom.
            public var contact: String
            /// What is to be done.
            public var promise: String
            /// An ISO 8601 date.
            public var on: String
            /// A promise.
            public init(contact: String, promise: String, on: String) {
                self.contact = contact
                self.promise = promise
                self.on = on
            }
        }
        /// What follows.
        public typealias Reply = Said
    }

    /// A favor, given or got.
    public struct FavorParameters: Codable, Sendable {
        /// To whom, or from whom.
        public var contact: String
        /// What it was.
        public var favor: String
        /// A favor.
        public init(contact: String, favor: String) {
            self.contact = contact
            self.favor = favor
        }
    }

    /// A favor was given.
    public enum Gave: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Gave"
        /// What, and to whom.
        public typealias Parameters = FavorParameters
        /// What follows.
        public typealias Reply = Said
    }

    /// A favor was got.
    public enum Got: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Got"
        /// What, and from whom.
        public typealias Parameters = FavorParameters
        /// What follows.
        public typealias Reply = Said
    }

    /// Give and take are even.
    public enum Settle: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Settle"
        /// With whom.
        public typealias Parameters = Named
        /// What follows.
        public typealias Reply = Said
    }

    /// Who knows whom.
    public enum Introduce: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Introduce"
        /// Both.
        public struct Parameters: Codable, Sendable {
            /// Who introduced you, or knows the other.
            public var contact: String
            /// Whom.
            public var other: String
            /// An introduction.
            public init(contact: String, other: String) {
                self.contact = contact
                self.other = other
            }
        }
        /// What follows.
        public typealias Reply = Said
    }
}
