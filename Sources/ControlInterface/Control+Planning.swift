import KeepInTouch
import Varlink

/// The methods that ask the planner: why, what comes, what would fit better, and the way to somebody.
extension Control {
    /// Why each of a contact's reminders is due when it is.
    package enum Explain: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Explain"
        /// Whose reminders.
        package typealias Parameters = Named
        /// The planner's steps.
        package struct Reply: Codable, Sendable {
            /// Who.
            package var contact: WireContact
            /// Why no keep-in-touch reminder comes: `ignored` or `no-cadence`.
            package var silence: String?
            /// One for every reminder.
            package var explanations: [WireExplanation]
            /// An explanation.
            package init(contact: WireContact, silence: String?, explanations: [WireExplanation]) {
                self.contact = contact
                self.silence = silence
                self.explanations = explanations
            }
        }
    }

    /// What will be told.
    package enum Forecast: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Forecast"
        /// How far ahead, and under which assumptions.
        package struct Parameters: Codable, Sendable {
            /// The last day.
            package var through: String
            /// Cadences to try out.
            package var cadences: [TrialCadence]?
            /// Whether whoever is told of is contacted at once.
            package var answering: Bool?
            /// Looks ahead up to that day.
            package init(through: String, cadences: [TrialCadence]? = nil, answering: Bool? = nil) {
                self.through = through
                self.cadences = cadences
                self.answering = answering
            }
        }
        /// Every day up to the last, those without reminders included.
        package struct Reply: Codable, Sendable {
            /// In order.
            package var days: [WireForecastDay]
            /// A forecast.
            package init(days: [WireForecastDay]) { self.days = days }
        }
    }

    /// A cadence to try out.
    package struct TrialCadence: Codable, Sendable, Equatable {
        /// A group's name, or `default`.
        package var group: String
        /// A cadence.
        package var every: String
        /// A cadence to try out.
        package init(group: String, every: String) {
            self.group = group
            self.every = every
        }
    }

    /// Compares what was planned with what happened.
    package enum Tune: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.Tune"
        /// No parameters.
        package typealias Parameters = Empty
        /// What could be changed.
        package struct Reply: Codable, Sendable {
            /// By name.
            package var proposals: [WireProposal]
            /// Proposals.
            package init(proposals: [WireProposal]) { self.proposals = proposals }
        }
    }

    /// The ways into an organization.
    package enum FindPaths: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.FindPaths"
        /// Which organization.
        package struct Parameters: Codable, Sendable {
            /// Its whole name; the legal form may be left out.
            package var organization: String
            /// Names an organization.
            package init(organization: String) { self.organization = organization }
        }
        /// The ways.
        package struct Reply: Codable, Sendable {
            /// The warmest first.
            package var paths: [WirePath]
            /// Ways.
            package init(paths: [WirePath]) { self.paths = paths }
        }
    }
}

/// Why a reminder is due on its day: the interface's type `Explanation`.
package struct WireExplanation: Codable, Sendable {
    /// Which reminder.
    package var reminder: WireReminder
    /// The planner's steps.
    package var steps: [WireStep]
    /// An explanation.
    package init(reminder: WireReminder, steps: [WireStep]) {
        self.reminder = reminder
        self.steps = steps
    }
}

/// One reason: the interface's type `Step`, which says what is there for which kind.
package struct WireStep: Codable, Sendable, Equatable {
    /// What kinds there are.
    package enum Kind: String, Codable, Sendable {
        case cadence, clock, ladder, occasion, promise, due, urgent, paused, snoozed, told, window, budget
        case willBeTold = "will-be-told"
        case mayBeTold = "may-be-told"
        case neverTold = "never-told"
    }

    /// Which kind of reason.
    package var kind: Kind
    /// A cadence.
    package var every: String?
    /// Where it comes from.
    package var from: String?
    /// `interaction`, `skip` or `began`.
    package var cause: ClockCause?
    /// By what means.
    package var via: Via?
    /// A day.
    package var day: String?
    /// A cadence.
    package var after: String?
    /// An instant.
    package var at: String?
    /// A number of days, or of reminders a day.
    package var count: Int?
    /// How many go first.
    package var ahead: Int?

    init(kind: Kind, day: CivilDate? = nil) {
        self.kind = kind
        self.day = day?.description
    }

    /// The planner's step, its instants in the zone's time.
    package init(_ step: Explanation.Step, zone: Zone) {
        switch step {
        case .cadence(let choice):
            self.init(kind: .cadence)
            every = choice.every.description
            from = choice.source.wire
        case .clock(let cause, let start, let means):
            self.init(kind: .clock, day: start)
            self.cause = cause
            via = means
        case .ladder(let rung):
            self.init(kind: .ladder, day: rung.met)
            after = rung.after.description
        case .occasion(let date, let lead):
            self.init(kind: .occasion, day: date)
            count = lead
        case .promise: self.init(kind: .promise)
        case .due(let date): self.init(kind: .due, day: date)
        case .urgent(let date): self.init(kind: .urgent, day: date)
        case .paused(let paused):
            self.init(kind: .paused, day: paused.until)
            from = paused.subject.wire
        case .snoozed(let until): self.init(kind: .snoozed, at: until, zone)
        case .told(let instant): self.init(kind: .told, at: instant, zone)
        case .window(let opens): self.init(kind: .window, at: opens, zone)
        case .budget(let budget, let others):
            self.init(kind: .budget)
            (count, ahead) = (budget, others)
        case .willBeTold(let instant): self.init(kind: .willBeTold, at: instant, zone)
        case .mayBeTold(let instant): self.init(kind: .mayBeTold, at: instant, zone)
        case .neverTold: self.init(kind: .neverTold)
        }
    }

    private init(kind: Kind, at instant: Instant, _ zone: Zone) {
        self.init(kind: kind)
        at = instant.rfc3339(in: zone)
    }
}

/// How many reminders are told on a day: the interface's type `ForecastDay`.
package struct WireForecastDay: Codable, Sendable, Equatable {
    /// A day.
    package var day: String
    /// How many that the budget limits.
    package var budgeted: Int
    /// How many occasions and promises.
    package var others: Int
    /// A day's load.
    package init(day: String, budgeted: Int, others: Int) {
        self.day = day
        self.budgeted = budgeted
        self.others = others
    }
}

/// A cadence that would fit better: the interface's type `Proposal`.
package struct WireProposal: Codable, Sendable {
    /// Whose.
    package var contact: WireContact
    /// A cadence.
    package var proposed: String
    /// After so many skips in a row.
    package var skips: Int?
    /// The median of the intervals, in days.
    package var everyDays: Int?
    /// Of how many.
    package var intervals: Int?

    /// The proposal, for the contact as the book knows it.
    package init(_ proposal: Tuning.Proposal, contact: WireContact) {
        self.contact = contact
        proposed = proposal.proposed.description
        switch proposal.reason {
        case .skipped(let times): skips = times
        case .inTouch(let days, let count): (everyDays, intervals) = (days, count)
        }
    }
}

/// A way into an organization: the interface's type `Path`.
package struct WirePath: Codable, Sendable {
    /// Whom to ask.
    package var contact: WireContact
    /// Who works there.
    package var through: WireContact?
    /// The time since the last contact as a share of the cadence.
    package var warmth: Double?
    /// What to do first.
    package var step: Path.Step

    /// The way, with the contacts as the book knows them.
    package init(_ path: Path, contact: WireContact, through: WireContact?) {
        self.contact = contact
        self.through = through
        warmth = path.warmth
        step = path.step
    }
}
