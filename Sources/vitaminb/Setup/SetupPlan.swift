import Exchange
import KeepInTouch
import TOML

/// What a person has chosen to begin with, and what follows from it. Nothing of it is written.
struct SetupPlan {
    /// How often, in three choices.
    enum Pace: Character, CaseIterable {
        case often = "a", sometimes = "b", seldom = "c"

        var cadence: Cadence {
            switch self {
            case .often: .weeks(3)
            case .sometimes: .months(2)
            case .seldom: .months(6)
            }
        }
    }

    /// When they were in touch last, roughly.
    enum Past: Character, CaseIterable {
        case thisMonth = "m", thisSeason = "s", longer = "l"

        /// How many days ago that may be.
        private var days: Range<Int> {
            switch self {
            case .thisMonth: 7..<21
            case .thisSeason: 30..<90
            case .longer: 120..<240
            }
        }

        /// How many days ago it is taken to be of the one in this place among so many: of many not the same day, so that they are not
        /// due on the same day either.
        func daysAgo(place: Int, of count: Int) -> Int { days.lowerBound + (2 * place + 1) * days.count / (2 * count) }
    }

    /// Somebody to keep in touch with.
    struct Chosen {
        let person: FoundBook.Candidate
        /// Their own cadence; nil: their groups'.
        var every: Cadence?
        var past: Past?
    }

    /// A group, and how often to be in touch with those in it.
    struct Group: Equatable {
        let name: String
        let every: Cadence
    }

    /// The address books to read, as the configuration names them; empty: vitaminb's own.
    var books: [String] = []
    /// The files to import into the first address book.
    var imports: [ContactFile] = []
    /// Whether the invented contacts go, since others come into their address book.
    var removesSamples = false
    var groups: [Group] = []
    /// The groups that have a cadence in the configuration already.
    var configured: [Group] = []
    var chosen: [Chosen] = []
    /// "tracked", "all" or "none"; nil: as it is.
    var birthdays: String?
    /// What becomes of mail; nil: as it is.
    var mail: EvidencePolicy.Setting?
    /// The user's own addresses that no program's account says.
    var me: [String] = []

    /// Whether anything was chosen.
    var isEmpty: Bool { books.isEmpty && imports.isEmpty && groups.isEmpty && chosen.isEmpty && (mail ?? .off) == .off }

    /// The configuration with what was chosen; all else in it stays. Throws where it is no TOML.
    func configuration(_ text: String) throws(TOMLError) -> TOMLEdit {
        var edit = TOMLEdit(text)
        if !books.isEmpty { try edit.set("address_books", to: "[\(books.map(TOMLEdit.quoted).joined(separator: ", "))]") }
        if let birthdays { try edit.set("birthdays", to: TOMLEdit.quoted(birthdays)) }
        if let mail { try edit.set("mail", to: TOMLEdit.quoted(mail.rawValue), in: ["evidence"]) }
        if !me.isEmpty { try edit.set("me", to: "[\(me.map(TOMLEdit.quoted).joined(separator: ", "))]", in: ["evidence"]) }
        let known = try edit.names(in: "groups")
        for group in groups {
            let name = known.first { $0.folded == group.name.folded } ?? group.name
            try edit.set("every", to: TOMLEdit.quoted(group.every.description), in: ["groups", name])
            // From where on somebody is overdue lies behind the day on which they are due.
            if let atMost = try edit.text("at_most", in: ["groups", name]).flatMap({ try? Cadence(parsing: $0) }),
                atMost.averageDays <= group.every.averageDays, let later = group.every.doubled
            {
                try edit.set("at_most", to: TOMLEdit.quoted(later.description), in: ["groups", name])
            }
        }
        return edit
    }

    /// A configuration for somebody who has none yet.
    static let emptyConfiguration = "# The configuration of vitaminb: man vitaminb.toml explains every key.\n"

    /// With whom it begins, and from when on they are told of: those of whom something is to be said.
    func beginnings(from today: CivilDate, delivery: Delivery = Delivery()) -> [(chosen: Chosen, beginning: Beginning)] {
        let counts = Dictionary(grouping: chosen.compactMap(\.past)) { $0 }.mapValues(\.count)
        var places: [Past: Int] = [:]
        let people = chosen.map { one in
            let ago = one.past.map { past in
                defer { places[past, default: 0] += 1 }
                return past.daysAgo(place: places[past, default: 0], of: counts[past] ?? 1)
            }
            return (every: cadence(of: one), said: ago.map { today.adding(days: -$0) }, seen: lastByMail(one))
        }
        let known = chosen.indices.filter { people[$0].every != nil }
        let days = CalmStart.days(
            of: known.map { (people[$0].every ?? Pace.seldom.cadence, people[$0].said ?? people[$0].seen) }, from: today, delivery: delivery
        )
        return zip(known, days).map { index, day in
            let one = chosen[index]
            // What mail says of the past is noted by the look at it.
            return (one, Beginning(one.person.contact.id, every: one.every, last: people[index].said, from: day))
        }
    }

    /// When mail says that they were in touch last; nil: it doesn't count, or says nothing of them.
    func lastByMail(_ one: Chosen) -> CivilDate? { mail == .count ? one.person.seen?.last : nil }

    /// How often to be in touch with them: their own cadence, or the shortest of their groups'.
    func cadence(of one: Chosen) -> Cadence? {
        let folded = Set(one.person.contact.groups)
        return one.every ?? everyGroup.filter { folded.contains($0.name.folded) }.map(\.every).min { $0.averageDays < $1.averageDays }
    }

    /// The groups that will have a cadence.
    var everyGroup: [Group] {
        let chosen = Set(groups.map(\.name.folded))
        return groups + configured.filter { !chosen.contains($0.name.folded) }
    }

    /// Whether it can be kept.
    func capacity(_ delivery: Delivery) -> Capacity {
        Capacity(everyDays: chosen.compactMap { cadence(of: $0)?.averageDays }, delivery: delivery)
    }

    /// When each of them is due for the first time, by day.
    func firstDays(from today: CivilDate, delivery: Delivery = Delivery()) -> [(day: CivilDate, name: String)] {
        beginnings(from: today, delivery: delivery).map { one, beginning in
            let due = (beginning.last ?? lastByMail(one)).flatMap { last in cadence(of: one).map { last.adding($0) } } ?? today
            return (beginning.from ?? max(due, today), one.person.contact.name)
        }.sorted { ($0.day, $0.name) < ($1.day, $1.name) }
    }
}
