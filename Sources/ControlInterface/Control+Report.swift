import KeepInTouch
import Varlink

/// The methods that look back.
extension Control {
    /// What happened in a year, and how far it was what had been planned.
    public enum GetReport: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.GetReport"
        /// Which year.
        public struct Parameters: Codable, Sendable {
            /// A calendar year; nil: the 365 days up to and with today.
            public var year: Int?
            /// Asks for a year.
            public init(year: Int? = nil) { self.year = year }
        }
        /// See the interface description.
        public typealias Reply = WireReport
    }

    /// Who introduced or knows whom.
    public enum ListIntroductions: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ListIntroductions"
        /// No parameters.
        public typealias Parameters = Empty
        /// Some of the introductions; a list that is longer takes several replies.
        public struct Reply: Codable, Sendable {
            /// A part of the list, in its order.
            public var introductions: [WireIntroduction]
            /// A part of the list.
            public init(introductions: [WireIntroduction]) { self.introductions = introductions }
        }
    }
}

/// What happened in some days: the reply of `GetReport`.
public struct WireReport: Codable, Sendable, Equatable {
    /// The first day.
    public var from: String
    /// The last day.
    public var through: String
    /// How many interactions there were.
    public var interactions: Int
    /// With how many contacts.
    public var contacts: Int
    /// The days with interactions, in order.
    public var days: [WireDayCount]
    /// By what means, the most frequent first.
    public var means: [WireMeansCount]
    /// How the cadences were kept.
    public var cadences: [WireKeptCadence]

    /// The report, with the cadences as the book has them.
    public init(_ report: Report, of book: Book) {
        from = report.days.lowerBound.description
        through = report.days.upperBound.description
        interactions = report.interactions.reduce(0, +)
        contacts = report.contactCount
        days = report.interactions.enumerated().filter { $0.element > 0 }.map { index, count in
            WireDayCount(day: report.days.lowerBound.adding(days: index).description, interactions: count)
        }
        means = Via.allCases.compactMap { via in report.means[via].map { WireMeansCount(via: via, interactions: $0) } }
            .sorted { ($1.interactions, $0.via.rawValue) < ($0.interactions, $1.via.rawValue) }
        let all = report.cadences(of: book)
        // The largest, where there are more than anybody reads; still in their order.
        let largest = all.indices.sorted { (all[$1].contacts, $0) < (all[$0].contacts, $1) }.prefix(Self.cadenceBound)
        cadences = largest.sorted().map { WireKeptCadence(all[$0]) }
    }

    /// How many cadences are told of, so that they always go into one message.
    private static let cadenceBound = 100
}

/// How many interactions there were on a day: the interface's type `DayCount`.
public struct WireDayCount: Codable, Sendable, Equatable {
    /// A day.
    public var day: String
    /// At least one.
    public var interactions: Int
    /// A day's interactions.
    public init(day: String, interactions: Int) {
        self.day = day
        self.interactions = interactions
    }
}

/// How many interactions there were by some means: the interface's type `MeansCount`.
public struct WireMeansCount: Codable, Sendable, Equatable {
    /// By what means.
    public var via: Via
    /// At least one.
    public var interactions: Int
    /// So many by these means.
    public init(via: Via, interactions: Int) {
        self.via = via
        self.interactions = interactions
    }
}

/// How a cadence was kept: the interface's type `KeptCadence`.
public struct WireKeptCadence: Codable, Sendable, Equatable {
    /// `contact`, `default`, or a group's name.
    public var from: String
    /// A cadence; nil: each contact has one of its own.
    public var every: String?
    /// How many contacts have it.
    public var contacts: Int
    /// Rounds in time.
    public var kept: Int
    /// Rounds that were too late.
    public var late: Int
    /// Rounds that were skipped.
    public var skipped: Int
    /// The median of the days between two interactions.
    public var everyDays: Int?

    /// How it was kept.
    public init(_ kept: KeptCadence) {
        from = kept.source.wire
        every = kept.every?.description
        contacts = kept.contacts
        (self.kept, late, skipped) = (kept.kept, kept.late, kept.skipped)
        everyDays = kept.everyDays
    }

    /// How many rounds there were.
    public var rounds: Int { kept + late + skipped }
}

/// Who introduced or knows whom: the interface's type `Introduction`.
public struct WireIntroduction: Codable, Sendable, Equatable {
    /// Who introduced you, or knows the other.
    public var contact: WireAcquaintance
    /// Whom.
    public var other: WireAcquaintance
    /// An introduction.
    public init(contact: WireAcquaintance, other: WireAcquaintance) {
        self.contact = contact
        self.other = other
    }
}
