import Foundation
import KeepInTouch
import Oracle
import TestSupport

/// One person's year, and what it is made of: days on which something happens, and the days between.
final class Year {
    let machine: Machine
    let isGerman: Bool
    private let last: CivilDate?
    /// Who has a card now.
    var people = People.all
    /// Whom the daemon told of and nobody answered, by the lines of its log.
    var open: [String] = []
    /// How many commands the person has typed, and how many of them say that they were in touch.
    var typed = 0
    var acks = 0
    /// The life, as it was written down so far; with `traces`, the one that is lived again.
    var life: Life
    /// What programs keep of it; nil: there are none.
    let traces: Traces?
    /// How many of its evenings are over, and with whom the person has been in touch; with `traces` only.
    var evening = 0
    var touches: [Life.Touch] = []

    static let configuration = """
        birthdays = "tracked"
        lead = "2d"
        [delivery]
        from = "09:00"
        to = "20:00"
        days = ["mon", "tue", "wed", "thu", "fri"]
        quiet = ["12:00-13:30"]
        budget = 3
        [groups.family]
        every = "1m"
        at_most = "2m"
        [groups.friends]
        every = "3m"
        in_person = "1y"
        [groups.colleagues]
        every = "6m"
        [groups.choir]
        every = "1y"

        """

    /// A year; `living` this life once more, where the machine can see it.
    init(language: String, until last: String?, living life: Life? = nil) throws {
        isGerman = language == "de"
        self.last = last.flatMap { CivilDate($0) }
        let start = Int64(CivilDate(year: 2027, month: 1, day: 3)?.dayNumber ?? 0) * 86_400 + 17 * 3600
        func cadence(_ text: String) throws -> Cadence { try Cadence(parsing: text) }
        let configuration = Self.configuration + (life == nil ? "" : Traces.configuration)
        machine = try Machine(language: language, configuration: configuration, at: Instant(seconds: start), zone: "Europe/Berlin")
        self.life = life ?? Life()
        traces = try life == nil ? nil : Traces(home: machine.home.path)
        machine.record.policy = Policy(
            groups: [
                "family": GroupPolicy(every: try cadence("1m"), atMost: try cadence("2m")),
                "friends": GroupPolicy(every: try cadence("3m"), inPerson: try cadence("1y")),
                "colleagues": GroupPolicy(every: try cadence("6m")), "choir": GroupPolicy(every: try cadence("1y")),
            ], leadDays: 2,
            delivery: Delivery(
                days: [.monday, .tuesday, .wednesday, .thursday, .friday],
                quiet: [QuietHours(from: ClockTime(secondOfDay: 12 * 3600), to: ClockTime(secondOfDay: 13 * 3600 + 1800))]))
        if life != nil { machine.record.policy.evidence = EvidencePolicy(mail: .count, calendar: .count, calls: .count) }
    }

    /// The words in the language of this run.
    func say(_ english: String, _ german: String) -> String { isGerman ? german : english }

    // MARK: Time

    /// Thrown when the year is over before its end.
    private struct Enough: Error {}

    func live() throws {
        do { try script() } catch is Enough {}
        if machine.isOn { try machine.stop() }
    }

    /// Lets time pass to that moment of this year, in local time; on the way, every Friday evening, those who were told are answered.
    func until(_ month: Int, _ day: Int, _ hour: Int = 18, _ minute: Int = 0) throws {
        guard let date = CivilDate(year: 2027 + (month - 1) / 12, month: (month - 1) % 12 + 1, day: day) else { return }
        if let last, last < date { throw Enough() }
        try machine.wait(until: instant(date, hour, minute))
    }

    func instant(_ date: CivilDate, _ hour: Int, _ minute: Int = 0) -> Instant {
        machine.record.zone(machine).instant(of: date, at: ClockTime(secondOfDay: hour * 3600 + minute * 60))
    }

    var today: CivilDate { machine.record.zone(machine).date(at: machine.clock.now) }

    // MARK: Cards

    /// Writes everybody's card that is other than it was.
    func write(_ name: String, _ change: (inout People.Person) -> Void) throws {
        guard let index = people.firstIndex(where: { $0.contact.name == name }) else { throw Failure("nobody is called \(name)") }
        try FileManager.default.removeItem(atPath: file(people[index]))
        change(&people[index])
        try writeCard(of: people[index])
        try cardsChanged()
    }

    private func writeCard(of person: People.Person) throws {
        try Data((isNoticed ? person.fullCard : person.card).utf8).write(to: URL(filePath: file(person)))
    }

    private func file(_ person: People.Person) -> String { machine.home.contacts + "/\(person.contact.id).vcf" }

    /// Everybody's card is written, as synchronising with a new telephone does.
    func writeAll() throws {
        for person in people {
            try? FileManager.default.removeItem(atPath: file(person))
            try writeCard(of: person)
        }
        try cardsChanged()
    }

    private func cardsChanged() throws {
        machine.record.contacts = people.map(\.contact)
        try machine.reload()
    }

    // MARK: The result

    var text: String { machine.transcript.text(of: machine.home.path) }

    var summary: String { "\(machine.record.steps.count) steps, \(text.split(separator: "\n").count) lines" }
}
