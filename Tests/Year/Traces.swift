import Foundation
import KeepInTouch

/// What the programs on a machine keep of a life: sent letters in a Maildir, a calendar, and the backups of a telephone's calls.
final class Traces {
    /// The user's own address.
    private static let me = "max@example.org"

    /// What the configuration says of it.
    static let configuration = """
        [evidence]
        me = ["\(me)"]
        mail = "count"
        mail_folders = ["~/Mail"]
        calendar = "count"
        calendar_folders = ["~/.calendars"]
        calls = "count"
        call_files = ["~/Sync/telephone/calls-*.xml"]

        """

    private let home: String
    /// The elements of the telephone's list.
    private var calls: [String] = []
    /// How many letters and events there are.
    private var count = 0

    /// In this home folder.
    init(home: String) throws {
        self.home = home
        for folder in ["Mail/Sent/cur", "Mail/Sent/new", "Mail/Sent/tmp", ".calendars/personal", "Sync/telephone"] {
            try FileManager.default.createDirectory(atPath: home + "/" + folder, withIntermediateDirectories: true)
        }
    }

    /// The user writes a letter.
    func letter(to person: People.Person, at moment: Instant, in zone: Zone) throws {
        count += 1
        let (day, time) = zone.moment(at: moment)
        let (year, month, number) = day.components
        let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
        let minutes = zone.secondsFromUTC(at: moment) / 60
        let offset = (minutes < 0 ? "-" : "+") + digits(abs(minutes) / 60) + digits(abs(minutes) % 60)
        let lines = [
            "Message-ID: <\(count).\(moment.seconds)@example.org>",
            "Date: \(day.weekday.rawValue.prefix(3).capitalized), \(number) \(months[month - 1]) \(year) \(clock(time, ":")) \(offset)",
            "MIME-Version: 1.0", "User-Agent: Mozilla Thunderbird", "Subject: How are you?",
            "To: =?UTF-8?B?\(Data(person.contact.name.utf8).base64EncodedString())?= <\(person.email)>",
            "From: Max Mustermann <\(Self.me)>",
            "Content-Type: text/plain; charset=UTF-8", "", "It has been a while.",
        ]
        try write(lines, "\n", to: "Mail/Sent/cur/\(moment.seconds).M\(count)P4321.laptop:2,S")
    }

    /// The user calls, and they speak for some minutes.
    func call(_ person: People.Person, at moment: Instant) throws {
        calls.append(
            """
              <call number="\(person.telephone)" duration="\(300 + calls.count % 7 * 60)" date="\(moment.seconds * 1000)" type="2" \
            presentation="1" />
            """)
        let head = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>", "<calls count=\"\(calls.count)\">"]
        try write(head + calls + ["</calls>", ""], "\n", to: "Sync/telephone/calls-2027.xml")
    }

    /// They meet somewhere, for an hour; all of them have accepted.
    func meeting(with people: [People.Person], at moment: Instant) throws {
        count += 1
        let uid = "\(count).\(moment.seconds)@example.org"
        let lines =
            [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Year//Year//EN", "BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:\(utc(moment))",
                "DTSTART:\(utc(moment))", "DTEND:\(utc(moment.adding(seconds: 3600)))", "SUMMARY:Dinner", "LOCATION:Zum Löwen",
                "ORGANIZER:mailto:\(Self.me)", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:\(Self.me)",
            ] + people.map { "ATTENDEE;PARTSTAT=ACCEPTED:mailto:\($0.email)" } + ["END:VEVENT", "END:VCALENDAR", ""]
        try write(lines, "\r\n", to: ".calendars/personal/\(uid).ics")
    }

    private func write(_ lines: [String], _ end: String, to path: String) throws {
        try Data(lines.joined(separator: end).utf8).write(to: URL(filePath: home + "/" + path), options: .atomic)
    }

    private func utc(_ moment: Instant) -> String {
        let (day, time) = Zone.utc.moment(at: moment)
        return "\(day)".filter { $0 != "-" } + "T" + clock(time, "") + "Z"
    }

    private func clock(_ time: ClockTime, _ separator: String) -> String {
        let seconds = time.secondOfDay
        return [seconds / 3600, seconds / 60 % 60, seconds % 60].map(digits).joined(separator: separator)
    }

    private func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension People.Person {
    /// How they are reached; in the cards only where the machine is to notice.
    var email: String { "person-\(number)@example.net" }
    var telephone: String { "+49 30 555\(1000 + number)" }
    fileprivate var reach: [String] { ["EMAIL;TYPE=HOME:\(email)", "TEL;TYPE=CELL:\(telephone)"] }

    /// The card, with how they are reached.
    var fullCard: String {
        var person = self
        person.lines += reach
        return person.card
    }
}
