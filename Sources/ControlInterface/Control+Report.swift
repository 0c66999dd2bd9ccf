import KeepInTouch
import Varlink

/// The methods that look back.
extension Control {
    /// What happened in a year, and how far it was what had been planned.
    package enum GetReport: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.GetReport"
        /// Which year.
        package struct Parameters: Codable, Sendable {
            /// A calendar year; nil: the 365 days up to and with today.
            package var year: Int?
            /// Asks for a year.
            package init(year: Int? = nil) { self.year = year }
        }
        /// See the interface description.
        package typealias Reply = WireReport
    }

    /// Who introduced or knows whom.
    package enum ListIntroductions: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ListIntroductions"
        /// No parameters.
        package typealias Parameters = Empty
        /// Some of the introductions; a list that is longer takes several replies.
        package struct Reply: Codable, Sendable {
            /// A part of the list, in its order.
            package var introductions: [WireIntroduction]
            /// A part of the list.
            package init(introductions: [WireIntroduction]) { self.introductions = introductions }
        }
    }
}

/// What happened in some days: the reply of `GetReport`.
package struct WireReport: Codable, Sendable, Equatable {
    /// The first day.
    package var from: String
    /// The last day.
    package var through: String
    /// How many interactions there were.
    package var interactions: Int
    /// With how many contacts.
    package var contacts: Int
    /// The days with interactions, in order.
    package var days: [WireDayCount]
    /// By what means, the most frequent first.
    package var means: [WireMeansCount]
    /// How the cadences were kept.
    package var cadences: [WireKeptCadence]

    /// The report, with the cadences as the book has them.
    package init(_ report: Report, of book: Book) {
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
package struct WireDayCount: Codable, Sendable, Equatable {
    /// A day.
    package var day: String
    /// At least one.
    package var interactions: Int
    /// A day's interactions.
    package init(day: String, interactions: Int) {
        self.day = day
        self.interactions = interactions
    }
}

/// How many interactions there were by some means: the interface's type `MeansCount`.
package struct WireMeansCount: Codable, Sendable, Equatable {
    /// By what means.
    package var via: Via
    /// At least one.
    package var interactions: Int
    /// So many by these means.
    package init(via: Via, interactions: Int) {
        self.via = via
        self.interactions = interactions
    }
}

/// How a cadence was kept: the interface's type `KeptCadence`.
package struct WireKeptCadence: Codable, Sendable, Equatable {
    /// `contact`, `default`, or a group's name.
    package var from: String
    /// A cadence; nil: each contact has one of its own.
    package var every: String?
    /// How many contacts have it.
    package var contacts: Int
    /// Rounds in time.
    package var kept: Int
    /// Rounds that were too late.
    package var late: Int
    /// Rounds that were skipped.
    package var skipped: Int
    /// The median of the days between two interactions.
    package var everyDays: Int?

    /// How it was kept.
    package init(_ kept: KeptCadence) {
        from = kept.source.wire
        every = kept.every?.description
        contacts = kept.contacts
        (self.kept, late, skipped) = (kept.kept, kept.late, kept.skipped)
        everyDays = kept.everyDays
    }

    /// How many rounds there were.
    package var rounds: Int { kept + late + skipped }
}

/// Who introduced or knows whom: the interface's type `Introduction`.
package struct WireIntroduction: Codable, Sendable, Equatable {
    /// Who introduced you, or knows the other.
    package var contact: WireAcquaintance
    /// Whom.
    package var other: WireAcquaintance
    /// An introduction.
    package init(contact: WireAcquaintance, other: WireAcquaintance) {
        self.contact = contact
        self.other = other
    }
}
