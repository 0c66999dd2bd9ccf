import KeepInTouch
import Varlink

/// The interface `org.vitaminb.Control`: its description and its methods. What each does stands in the description.
package enum Control {
    /// The interface's description, as written in `org.vitaminb.Control.varlink`.
    package static let description = String(decoding: PackageResources.org_vitaminb_Control_varlink, as: UTF8.self)

    /// A contact, as the caller names it, and nothing else.
    package struct Named: Codable, Sendable {
        /// A UID, a reminder's id, or any part of a name.
        package var contact: String
        /// Names a contact.
        package init(contact: String) { self.contact = contact }
    }

    /// What follows from something said: the contact as it is now, and the journal's new entry.
    package struct Said: Codable, Sendable {
        /// The contact after it; nil where it is about a group or everybody.
        package var contact: WireContact?
        /// What the journal got.
        package var entry: WireEntry
        /// An answer to something said.
        package init(contact: WireContact?, entry: WireEntry) {
            self.contact = contact
            self.entry = entry
        }
    }

    /// How the daemon is doing.
    package enum GetStatus: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.GetStatus"
        /// No parameters.
        package typealias Parameters = Empty
        /// See the interface description.
        package typealias Reply = WireStatus
    }

    /// What is due, and what comes up.
    package enum ListReminders: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ListReminders"
        /// Up to which day to look ahead; nil: only what is due.
        package struct Parameters: Codable, Sendable {
            /// An ISO 8601 date.
            package var through: String?
            /// Looks ahead up to that day.
            package init(through: String? = nil) { self.through = through }
        }
        /// Some of the reminders; a list that is longer takes several replies.
        package struct Reply: Codable, Sendable {
            /// A part of the list, in its order.
            package var reminders: [WireReminder]
            /// A part of the list.
            package init(reminders: [WireReminder]) { self.reminders = reminders }
        }
    }

    /// The contacts of the address book.
    package enum ListContacts: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ListContacts"
        /// Which contacts; nil: whatever it is.
        package struct Parameters: Codable, Sendable {
            /// Any part of a name.
            package var match: String?
            /// A group they are in.
            package var group: String?
            /// Only those with whom there was no interaction yet.
            package var neverContacted: Bool?
            /// Only those in no group.
            package var inNoGroup: Bool?
            /// Only those never reminded about.
            package var ignored: Bool?
            /// Only those with whom there is give and take.
            package var withFavors: Bool?
            /// Lists those that meet every condition.
            package init(
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
        package struct Reply: Codable, Sendable {
            /// A part of the list, in its order.
            package var contacts: [WireContact]
            /// A part of the list.
            package init(contacts: [WireContact]) { self.contacts = contacts }
        }
    }

    /// One contact in detail.
    package enum GetContact: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.GetContact"
        /// Which contact.
        package typealias Parameters = Named
        /// The contact, its reminders, and from its card how to reach it.
        package struct Reply: Codable, Sendable {
            /// Who.
            package var contact: WireContact
            /// What is open, due or to come.
            package var reminders: [WireReminder]
            /// The card's e-mail addresses.
            package var emails: [String]
            /// The card's telephone numbers.
            package var telephones: [String]
            /// The card's organization.
            package var organization: String?
            /// The card's file.
            package var file: String
            /// Who introduced the contact, or knows them.
            package var introducedBy: [WireAcquaintance]
            /// Whom the contact knows.
            package var knows: [WireAcquaintance]
            /// A contact in detail.
            package init(
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
    package enum ListEntries: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ListEntries"
        /// Which contact.
        package typealias Parameters = Named
        /// One entry a reply.
        package struct Reply: Codable, Sendable {
            /// Nil where there is none at all.
            package var entry: WireEntry?
            /// One element of the list.
            package init(entry: WireEntry?) { self.entry = entry }
        }
    }

    /// An interaction to record.
    package struct InteractionParameters: Codable, Sendable {
        /// With whom.
        package var contact: String
        /// By what means.
        package var via: Via?
        /// An RFC 3339 instant or an ISO 8601 date; nil: now.
        package var when: String?
        /// What is worth remembering of it.
        package var note: String?
        /// An interaction to record.
        package init(contact: String, via: Via? = nil, when: String? = nil, note: String? = nil) {
            self.contact = contact
            self.via = via
            self.when = when
            self.note = note
        }
    }

    /// "I got in touch."
    package enum Acknowledge: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Acknowledge"
        /// With whom, how and when.
        package typealias Parameters = InteractionParameters
        /// What follows.
        package typealias Reply = Said
    }

    /// An interaction that no reminder asked for.
    package enum Log: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Log"
        /// With whom, how and when.
        package typealias Parameters = InteractionParameters
        /// What follows.
        package typealias Reply = Said
    }

    /// Hides and silences what is due.
    package enum Snooze: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Snooze"
        /// Whose, and until when.
        package struct Parameters: Codable, Sendable {
            /// Whose reminder.
            package var contact: String
            /// An RFC 3339 instant or an ISO 8601 date.
            package var until: String
            /// A snooze.
            package init(contact: String, until: String) {
                self.contact = contact
                self.until = until
            }
        }
        /// What follows.
        package typealias Reply = Said
    }

    /// Closes what is due without contact.
    package enum Skip: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Skip"
        /// Whose.
        package typealias Parameters = Named
        /// What follows.
        package typealias Reply = Said
    }

    /// Reminds about a contact.
    package enum Track: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Track"
        /// Whom, and how often.
        package struct Parameters: Codable, Sendable {
            /// Whom.
            package var contact: String
            /// A cadence; nil: as the groups say.
            package var every: String?
            /// How often to see the contact; nil: as the groups say.
            package var inPerson: String?
            /// Tracks a contact.
            package init(contact: String, every: String? = nil, inPerson: String? = nil) {
                self.contact = contact
                self.every = every
                self.inPerson = inPerson
            }
        }
        /// What follows.
        package typealias Reply = Said
    }

    /// Never reminds about a contact.
    package enum Ignore: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Ignore"
        /// Whom.
        package typealias Parameters = Named
        /// What follows.
        package typealias Reply = Said
    }

    /// Takes back the last thing said.
    package enum Undo: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Undo"
        /// No parameters.
        package typealias Parameters = Empty
        /// The contact after it, and the entry that was taken back.
        package typealias Reply = Said
    }

    /// Writes a new card.
    package enum AddContact: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.AddContact"
        /// What the card says.
        package struct Parameters: Codable, Sendable {
            /// The card's FN.
            package var name: String
            /// The card's CATEGORIES.
            package var groups: [String]?
            /// The card's EMAIL.
            package var email: String?
            /// The card's TEL.
            package var telephone: String?
            /// The card's BDAY: `1815-12-10` or `--12-10`.
            package var birthday: String?
            /// A cadence of its own.
            package var every: String?
            /// The day you met, an ISO 8601 date: the card's X-VITAMINB-MET.
            package var met: String?
            /// A new contact.
            package init(
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
        package struct Reply: Codable, Sendable {
            /// The new contact.
            package var contact: WireContact
            /// Its card.
            package var file: String
            /// A contact that was added.
            package init(contact: WireContact, file: String) {
                self.contact = contact
                self.file = file
            }
        }
    }

    /// A stream of what is due and what changes.
    package enum Subscribe: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Subscribe"
        /// No parameters.
        package typealias Parameters = Empty
        /// One event a reply.
        package struct Reply: Codable, Sendable {
            /// What happened.
            package var event: EventKind?
            /// To which reminder.
            package var reminder: WireReminder?
            /// An event.
            package init(event: EventKind?, reminder: WireReminder? = nil) {
                self.event = event
                self.reminder = reminder
            }
        }
    }

    /// What happened on the stream; the interface description says what each means.
    package enum EventKind: String, Codable, Sendable {
        case current, ready, due, told, snoozed, paused, closed, reopened, dropped
    }
}
