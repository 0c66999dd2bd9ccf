import KeepInTouch
import Varlink

/// The methods that ask the planner: why, what comes, what would fit better, and the way to somebody.
extension Control {
    /// Why each of a contact's reminders is due when it is.
    public enum Explain: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Explain"
        /// Whose reminders.
        public typealias Parameters = Named
        /// The planner's steps.
        public struct Reply: Codable, Sendable {
            /// Who.
            public var contact: WireContact
            /// Why no keep-in-touch reminder comes: `ignored` or `no-cadence`.
            public var silence: String?
            /// One for every reminder.
            public var explanations: [WireExplanation]
            /// An explanation.
            public init(contact: WireContact, silence: String?, explanations: [WireExplanation]) {
                self.contact = contact
                self.silence = silence
                self.explanations = explanations
            }
        }
    }

    /// What will be told.
    public enum Forecast: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Forecast"
        /// How far ahead, and under which assumptions.
        public struct Parameters: Codable, Sendable {
            /// The last day.
            public var through: String
            /// Cadences to try out.
            public var cadences: [TrialCadence]?
            /// Whether whoever is told of is contacted at once.
            public var answering: Bool?
            /// Looks ahead up to that day.
            public init(through: String, cadences: [TrialCadence]? = nil, answering: Bool? = nil) {
                self.through = through
                self.cadences = cadences
                self.answering = answering
            }
        }
        /// Every day up to the last, those without reminders included.
        public struct Reply: Codable, Sendable {
            /// In order.
            public var days: [WireForecastDay]
            /// A forecast.
            public init(days: [WireForecastDay]) { self.days = days }
        }
    }

    /// A cadence to try out.
    public struct TrialCadence: Codable, Sendable, Equatable {
        /// A group's name, or `default`.
        public var group: String
        /// A cadence.
        public var every: String
        /// A cadence to try out.
        public init(group: String, every: String) {
            self.group = group
            self.every = every
        }
    }

    /// Compares what was planned with what happened.
    public enum Tune: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.Tune"
        /// No parameters.
        public typealias Parameters = Empty
        /// What could be changed.
        public struct Reply: Codable, Sendable {
            /// By name.
            public var proposals: [WireProposal]
            /// Proposals.
            public init(proposals: [WireProposal]) { self.proposals = proposals }
        }
    }

    /// The ways into an organization.
    public enum FindPaths: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.FindPaths"
        /// Which organization.
        public struct Parameters: Codable, Sendable {
            /// Its whole name; the legal form may be left out.
            public var organization: String
            /// Names an organization.
            public init(organization: String) { self.organization = organization }
        }
        /// The ways.
        public struct Reply: Codable, Sendable {
            /// The warmest first.
            public var paths: [WirePath]
            /// Ways.
            public init(paths: [WirePath]) { self.paths = paths }
        }
    }
}

/// Why a reminder is due on its day: the interface's type `Explanation`.
public struct WireExplanation: Codable, Sendable {
    /// Which reminder.
    public var reminder: WireReminder
    /// The planner's steps.
    public var steps: [WireStep]
    /// An explanation.
    public init(reminder: WireReminder, steps: [WireStep]) {
        self.reminder = reminder
        self.steps = steps
    }
}

/// One reason: the interface's type `Step`, which says what is there for which kind.
public struct WireStep: Codable, Sendable, Equatable {
    /// What kinds there are.
    public enum Kind: String, Codable, Sendable {
        case cadence, clock, ladder, occasion, promise, due, urgent, paused, snoozed, told, window, budget
        case willBeTold = "will-be-told"
        case mayBeTold = "may-be-told"
        case neverTold = "never-told"
    }

    /// Which kind of reason.
    public var kind: Kind
    /// A cadence.
    public var every: String?
    /// Where it comes from.
    public var from: String?
    /// `interaction`, `skip` or `began`.
    public var cause: ClockBasis.Cause?
    /// By what means.
    public var via: Via?
    /// A day.
    public var day: String?
    /// A cadence.
    public var after: String?
    /// An instant.
    public var at: String?
    /// A number of days, or of reminders a day.
    public var count: Int?
    /// How many go first.
    public var ahead: Int?

    init(kind: Kind, day: CivilDate? = nil) {
        self.kind = kind
        self.day = day?.description
    }

    /// The planner's step, its instants in the zone's time.
    public init(_ step: Explanation.Step, zone: Zone) {
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
public struct WireForecastDay: Codable, Sendable, Equatable {
    /// A day.
    public var day: String
    /// How many that the budget limits.
    public var budgeted: Int
    /// How many occasions and promises.
    public var others: Int
    /// A day's load.
    public init(day: String, budgeted: Int, others: Int) {
        self.day = day
        self.budgeted = budgeted
        self.others = others
    }
}

/// A cadence that would fit better: the interface's type `Proposal`.
public struct WireProposal: Codable, Sendable {
    /// Whose.
    public var contact: WireContact
    /// A cadence.
    public var proposed: String
    /// After so many skips in a row.
    public var skips: Int?
    /// The median of the intervals, in days.
    public var everyDays: Int?
    /// Of how many.
    public var intervals: Int?

    /// The proposal, for the contact as the book knows it.
    public init(_ proposal: Tuning.Proposal, contact: WireContact) {
        self.contact = contact
        proposed = proposal.proposed.description
        switch proposal.reason {
        case .skipped(let times): skips = times
        case .inTouch(let days, let count): (everyDays, intervals) = (days, count)
        }
    }
}

/// A way into an organization: the interface's type `Path`.
public struct WirePath: Codable, Sendable {
    /// Whom to ask.
    public var contact: WireContact
    /// Who works there.
    public var through: WireContact?
    /// The time since the last contact as a share of the cadence.
    public var warmth: Double?
    /// What to do first.
    public var step: Path.Step

    /// The way, with the contacts as the book knows them.
    public init(_ path: Path, contact: WireContact, through: WireContact?) {
        self.contact = contact
        self.through = through
        warmth = path.warmth
        step = path.step
    }
}
