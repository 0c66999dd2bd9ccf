import ControlInterface
import Varlink
import Words

/// The data of `report` and of its page.
struct Figures {
    let report: WireReport
    /// What is due now, in the order of the list.
    let due: [WireReminder]
    /// The contacts with favors, the most one-sided first.
    let balance: [WireContact]
    let introductions: [WireIntroduction]

    /// Asks the daemon about a calendar year, or about the last 365 days.
    init(year: Int?) throws {
        let client = try Vitaminbd.connect()
        report = try client.call(Control.GetReport.self, .init(year: year))
        due = try client.all(Control.ListReminders.self, .init()).flatMap(\.reminders).filter(\.isOpen)
        balance = try client.all(Control.ListContacts.self, .init(withFavors: true)).flatMap(\.contacts).mostOneSidedFirst
        introductions = try client.all(Control.ListIntroductions.self, Empty()).flatMap(\.introductions)
    }

    init(report: WireReport, due: [WireReminder], balance: [WireContact], introductions: [WireIntroduction]) {
        self.report = report
        self.due = due
        self.balance = balance
        self.introductions = introductions
    }
}

/// The JSON of `report`: the report, and counts of the rest.
struct FiguresInShort: JSONWritable {
    let report: WireReport
    let due: Int
    let given: Int
    let got: Int
    let introductions: Int

    init(_ figures: Figures) {
        report = figures.report
        due = figures.due.count
        given = figures.balance.reduce(0) { $0 + ($1.given ?? 0) }
        got = figures.balance.reduce(0) { $0 + ($1.got ?? 0) }
        introductions = figures.introductions.count
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("report", report)
            json.member("due", due)
            json.member("given", given)
            json.member("got", got)
            json.member("introductions", introductions)
        }
    }
}
