import KeepInTouch
import Varlink

/// The interface `org.vitaminb.Control`: its description and its methods. What each does stands in the description.
public enum Control {
    /// The interface's description, as written in `org.vitaminb.Control.varlink`.
    public static let description = String(decoding: PackageResources.org_vitaminb_Control_varlink, as: UTF8.self)

    /// A contact, as the caller names it, and nothing else.
    public struct Named: Codable, Sendable {
        /// A UID, a reminder's id, or any part of a name.
        public var contact: String
        /// Names a contact.
        public init(contact: String) { self.contact = contact }
    }

    /// What follows from something said: the contact as it is now, and the journal's new entry.
    public struct Said: Codable, Sendable {
        /// The contact after it; nil where it is about a group or everybody.
        public var contact: WireContact?
        /// What the journal got.
        public var entry: WireEntry
        /// An answer to something said.
        public init(contact: WireContact?, entry: WireEntry) {
            self.contact = contact
            self.entry = entry
        }
    }

    /// How the daemon is doing.
    public enum GetStatus: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.GetStatus"
        /// No parameters.
        public typealias Parameters = Empty
        /// See the interface description.
        public typealias Reply = WireStatus
    }

    /// What is due, and what comes up.
    public enum ListReminders: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ListReminders"
        /// Up to which day to look ahead; nil: only what is due.
        public struct Parameters: Codable, Sendable {
            /// An ISO 8601 date.
            public var through: String?
            /// Looks ahead up to that day.
            public init(through: String? = nil) { self.through = through }
        }
        /// Some of the reminders; a list that is longer takes several replies.
        public struct Reply: Codable, Sendable {
            /// A part of the list, in its order.
            public var reminders: [WireReminder]
            /// A part of the list.
            public init(reminders: [WireReminder]) { self.reminders = reminders }
        }
    }

    /// The contacts of the address book.
    public enum ListContacts: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ListContacts"
        /// Which contacts; nil: whatever it is.
        public struct Parameters: Codable, Sendable {
            /// Any part of a name.
            public var match: String?
            /// A group they are in.
            public var group: String?
            /// Only those with whom there was no interaction yet.
            public var neverContacted: Bool?
            /// Only those in no group.
            public var inNoGroup: Bool?
            /// Only those never reminded about.
            public var ignored: Bool?
            /// Only those with whom there is give and take.
            public var withFavors: Bool?
            /// Lists those that meet every condition.
            public init(
                match: String? = nil, group: String? = nil, neverContacted: Bool? = nil, inNoGroup: Bool? = nil, ignored: Bool? = nil,
                withFavors: Bool? = nil
            ) {
                self.match = match
                self.group = group
                self.neverContacted = neverContacted
                self.inNoGroup = inNoGroup
                self.ignored = ignored
                self.withFavors = withFavors
            }
        }
        /// Some of the contacts; a list that is longer takes several replies.
        public struct Reply: Codable, Sendable {
            /// A part of the list, in its order.
            public var contacts: [WireContact]
            /// A part of the list.
            public init(contacts: [WireContact]) { self.contacts = contacts }
        }
    }

    /// One contact in detail.
    public enum GetContact: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.GetContact"
        /// Which contact.
        public typealias Parameters = Named
        /// The contact, its reminders, and from its card how to reach it.
        public struct Reply: Codable, Sendable {
            /// Who.
            public var contact: WireContact
            /// What is open, due or to come.
            public var reminders: [WireReminder]
            /// The card's e-mail addresses.
            public var emails: [String]
            /// The card's telephone numbers.
            public var telephones: [String]
            /// The card's organization.
            public var organization: String?
            /// The card's file.
            public var file: String
            /// Who introduced the contact, or knows them.
            public var introducedBy: [WireAcquaintance]
            /// Whom the contact knows.
            public var knows: [WireAcquaintance]
            /// A contact in detail.
            public init(
                contact: WireContact, reminders: [WireReminder], emails: [String], telephones: [String], organization: String?,
                file: String,
                introducedBy: [WireAcquaintance] = [], knows: [WireAcquaintance] = []
            ) {
                self.contact = contact
                self.reminders = reminders
                self.emails = emails
                self.telephones = telephones
                self.organization = organization
                self.file = file
                self.introducedBy = introducedBy
                self.knows = knows
            }
        }
    }

    /// The journal's entries about a contact.
    public enum ListEntries: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ListEntries"
        /// Which contact.
        public typealias Parameters = Named
        /// One entry a reply.
        public struct Reply: Codable, Sendable {
            /// Nil where there is none at all.
            public var entry: WireEntry?
            /// One element of the list.
            public init(entry: WireEntry?) { self.entry = entry }
        }
    }

    /// An interaction to record.
    public struct InteractionParameters: Codable, Sendable {
        /// With whom.
        public var contact: String
        /// By what means.
        public var via: Via?
        /// An RFC 3339 instant or an ISO 8601 date; nil: now.
        public var when: String?
        /// What is worth remembering of it.
        public var note: String?
        /// An interaction to record.
        public init(contact: String, via: Via? = nil, when: String? = nil, note: String? = nil) {
            self.contact = contact
            self.via = via
            self.when = when
            self.note = note
        }
    }

    /// "I got in touch."
    public enum Acknowledge: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Acknowledge"
        /// With whom, how and when.
        public typealias Parameters = InteractionParameters
        /// What follows.
        public typealias Reply = Said
    }

    /// An interaction that no reminder asked for.
    public enum Log: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Log"
        /// With whom, how and when.
        public typealias Parameters = InteractionParameters
        /// What follows.
        public typealias Reply = Said
    }

    /// Hides and silences what is due.
    public enum Snooze: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Snooze"
        /// Whose, and until when.
        public struct Parameters: Codable, Sendable {
            /// Whose reminder.
            public var contact: String
            /// An RFC 3339 instant or an ISO 8601 date.
            public var until: String
            /// A snooze.
            public init(contact: String, until: String) {
                self.contact = contact
                self.until = until
            }
        }
        /// What follows.
        public typealias Reply = Said
    }

    /// Closes what is due without contact.
    public enum Skip: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Skip"
        /// Whose.
        public typealias Parameters = Named
        /// What follows.
        public typealias Reply = Said
    }

    /// Reminds about a contact.
    public enum Track: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Track"
        /// Whom, and how often.
        public struct Parameters: Codable, Sendable {
            /// Whom.
            public var contact: String
            /// A cadence; nil: as the groups say.
            public var every: String?
            /// How often to see the contact; nil: as the groups say.
            public var inPerson: String?
            /// Tracks a contact.
            public init(contact: String, every: String? = nil, inPerson: String? = nil) {
                self.contact = contact
                self.every = every
                self.inPerson = inPerson
            }
        }
        /// What follows.
        public typealias Reply = Said
    }

    /// Never reminds about a contact.
    public enum Ignore: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Ignore"
        /// Whom.
        public typealias Parameters = Named
        /// What follows.
        public typealias Reply = Said
    }

    /// Takes back the last thing said.
    public enum Undo: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Undo"
        /// No parameters.
        public typealias Parameters = Empty
        /// The contact after it, and the entry that was taken back.
        public typealias Reply = Said
    }

    /// Writes a new card.
    public enum AddContact: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.AddContact"
        /// What the card says.
        public struct Parameters: Codable, Sendable {
            /// The card's FN.
            public var name: String
            /// The card's CATEGORIES.
            public var groups: [String]?
            /// The card's EMAIL.
            public var email: String?
            /// The card's TEL.
            public var telephone: String?
            /// The card's BDAY: `1815-12-10` or `--12-10`.
            public var birthday: String?
            /// A cadence of its own.
            public var every: String?
            /// The day you met, an ISO 8601 date: the card's X-VITAMINB-MET.
            public var met: String?
            /// A new contact.
            public init(
                name: String, groups: [String]? = nil, email: String? = nil, telephone: String? = nil, birthday: String? = nil,
                every: String? = nil, met: String? = nil
            ) {
                self.name = name
                self.groups = groups
                self.email = email
                self.telephone = telephone
                self.birthday = birthday
                self.every = every
                self.met = met
            }
        }
        /// The contact, and its card's file.
        public struct Reply: Codable, Sendable {
            /// The new contact.
            public var contact: WireContact
            /// Its card.
            public var file: String
            /// A contact that was added.
            public init(contact: WireContact, file: String) {
                self.contact = contact
                self.file = file
            }
        }
    }

    /// A stream of what is due and what changes.
    public enum Subscribe: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Subscribe"
        /// No parameters.
        public typealias Parameters = Empty
        /// One event a reply.
        public struct Reply: Codable, Sendable {
            /// What happened.
            public var event: EventKind?
            /// To which reminder.
            public var reminder: WireReminder?
            /// An event.
            public init(event: EventKind?, reminder: WireReminder? = nil) {
                self.event = event
                self.reminder = reminder
            }
        }
    }

    /// What happened on the stream; the interface description says what each means.
    public enum EventKind: String, Codable, Sendable {
        case current, ready, due, told, snoozed, paused, closed, reopened, dropped
    }
}
