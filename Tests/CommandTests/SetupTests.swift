import Foundation
import KeepInTouch
import Platform
import TOML
import TestLiterals
import TestSupport
import Testing

@testable import vitaminb

/// `setup`: what it finds, asks and would write. What it does then is tried in Tests/Rig.
struct SetupTests {
    private let home = TemporaryFolder()

    private var folders: BaseFolders { BaseFolders { ["HOME": home.path][$0] } }

    private func write(_ text: String, to path: String) throws {
        _ = try home.folder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        try home.write(text, to: path)
    }

    private func card(_ path: String, _ name: String, _ more: String...) throws {
        let lines = ["BEGIN:VCARD", "VERSION:3.0", "UID:\(name.folded)", "FN:\(name)"] + more + ["END:VCARD", ""]
        try write(lines.joined(separator: "\r\n"), to: path)
    }

    /// The people of an address book with these names; every other one has a birthday.
    private func book(_ names: [String], groups: [String: [String]] = [:]) throws -> FoundBook {
        for (index, name) in names.enumerated() {
            let more = groups[name].map { ["CATEGORIES:\($0.joined(separator: ","))"] } ?? []
            try write(
                (["BEGIN:VCARD", "VERSION:3.0", "UID:\(name.folded)", "FN:\(name)"] + more + (index % 2 == 0 ? ["BDAY:1980-05-01"] : [])
                    + ["END:VCARD", ""]).joined(separator: "\r\n"), to: "book/\(index).vcf")
        }
        return try #require(FoundBook(folder: home.path + "/book", origin: nil))
    }

    /// The plan after these lines are typed; and what was printed.
    private func plan(
        _ found: [FoundBook], _ typed: String..., stops: Bool = false, known: SetupDialogue.Known = .init()
    ) throws -> (SetupPlan, String) {
        var lines = typed[...]
        var printed = ""
        var dialogue = SetupDialogue(
            style: Style(isTerminal: false, width: nil, hasColor: false), write: { printed += $0 }, read: { lines.popFirst() })
        dialogue.known = known
        do {
            return (try dialogue.plan(from: found), printed)
        } catch is SetupDialogue.Stopped where stops {
            return (SetupPlan(), printed)
        }
    }

    // MARK: What is found

    @Test func `folders that khard and vdirsyncer name are found, and collections one level below`() throws {
        try card("mail/people/ada.vcf", "Ada")
        try card("dav/private/bob.vcf", "Bob")
        try card("dav/work/carl.vcf", "Carl")
        try card(".contacts/dora.vcf", "Dora")
        try write("[addressbooks]\n[[people]]\npath = ~/mail/people/\n", to: ".config/khard/khard.conf")
        try write(
            """
            [storage calendar]
            type = "filesystem"
            path = "~/calendars"
            fileext = ".ics"
            [storage contacts]
            type = "filesystem"
            path = "~/dav"
            fileext = ".vcf"
            """, to: ".config/vdirsyncer/config")
        let found = BookSearch(folders).books()
        #expect(found.map { $0.path.dropFirst(home.path.count) } == ["/mail/people", "/dav/private", "/dav/work", "/.contacts"])
        #expect(found.map(\.origin) == ["khard", "vdirsyncer", "vdirsyncer", nil])
        #expect(found.map { $0.people.map(\.contact.name) } == [["Ada"], ["Bob"], ["Carl"], ["Dora"]])
    }

    @Test func `a folder that two programs name is there once`() throws {
        try card(".contacts/ada.vcf", "Ada")
        try write("[addressbooks]\n[[all]]\npath = ~/.contacts\n", to: ".config/khard/khard.conf")
        #expect(BookSearch(folders).books(configured: [home.path + "/.contacts/"]).count == 1)
    }

    @Test func `exports in Downloads are found, wherever that is, and other files there are not`() throws {
        try write("XDG_DOWNLOAD_DIR=\"$HOME/Heruntergeladenes\"\n", to: ".config/user-dirs.dirs")
        try write("First Name,Last Name,E-mail 1 - Value\nAda,Lovelace,ada@example.org\n", to: "Heruntergeladenes/contacts.csv")
        try write("a,b\n1,2\n", to: "Heruntergeladenes/bank.csv")
        try write("nothing", to: "Heruntergeladenes/letter.txt")
        let found = BookSearch(folders).books()
        #expect(found.map(\.kind) == [.file])
        #expect(found.first?.people.map(\.contact.name) == ["Ada Lovelace"])
    }

    @Test func `the dead, companies and lists are not among the people`() throws {
        try card(".contacts/ada.vcf", "Ada")
        try card(".contacts/dead.vcf", "Carl", "DEATHDATE:18550223")
        try card(".contacts/org.vcf", "ACME", "X-ABShowAs:COMPANY")
        #expect(BookSearch(folders).books().first?.people.map(\.contact.name) == ["Ada"])
    }

    // MARK: What is asked

    @Test func `from many to those who matter with few keys`() throws {
        let names = (1...800).map { "Person \($0 + 1000)" }
        let friends = Dictionary(uniqueKeysWithValues: names.prefix(12).map { ($0, ["Friends"]) })
        let found = try book(names, groups: friends)
        // The book; the group every three weeks; eight of the first page every two months; those are all; a rough past; birthdays.
        let (plan, _) = try plan([found], "", "1a", "1-8b", ".", "1-4m 5-10s", "", "")
        #expect(plan.groups.map(\.name) == ["Friends"] && plan.groups.map(\.every) == [.weeks(3)])
        #expect(plan.chosen.count == 20)
        #expect(plan.chosen.count { $0.every == .months(2) } == 8)
        #expect(plan.chosen.map(\.past) == (0..<20).map { $0 < 4 ? .thisMonth : $0 < 10 ? .thisSeason : nil })
        #expect(plan.birthdays == nil)
    }

    @Test func `somebody is found by a part of the name, and what can't be read is asked again`() throws {
        let found = try book(["Ada Lovelace", "Émilie du Châtelet", "Carl Gauß"])
        let (plan, printed) = try plan([found], "7", "1", "emilie", "1z", "emilie", "1c", ".", "x", "", "a")
        #expect(plan.chosen.map(\.person.contact.name) == ["Émilie du Châtelet"])
        #expect(plan.chosen.map(\.every) == [.months(6)])
        #expect(plan.birthdays == "all")
        #expect(printed.contains("There are no contacts in 7."))
        #expect(printed.contains("Nobody is called \"1z\"."))
    }

    @Test(arguments: [["q"], ["", "q"], [], [""]])
    func `stopping anywhere leaves everything as it was`(typed: [String]) throws {
        let found = try book(["Ada"])
        var lines = typed[...]
        let dialogue = SetupDialogue(
            style: Style(isTerminal: false, width: nil, hasColor: false), write: { _ in }, read: { lines.popFirst() })
        #expect(throws: SetupDialogue.Stopped.self) { try dialogue.plan(from: [found]) }
    }

    @Test(
        arguments: [
            ("1a", [1: "a"]), ("1 a 2:b", [1: "a", 2: "b"]), ("1-3b 5a", [1: "b", 2: "b", 3: "b", 5: "a"]), ("2A, 3c", [2: "a", 3: "c"]),
            ("", [:]), ("6a", nil),
            ("0a", nil), ("3-1a", nil), ("1", nil), ("a", nil), ("1-a", nil), ("-1a", nil), ("99999999999999999999a", nil), ("1-2-3a", nil),
        ] as [(String, [Int: Character]?)])
    func `numbers and letters`(typed: String, read: [Int: Character]?) {
        #expect(Choices.read(typed, count: 5, letters: ["a", "b", "c"]) == read)
    }

    @Test func `a letter alone is everybody's where nothing else can be meant`() {
        #expect(Choices.read("m", count: 2, letters: ["m", "s"], mayStandAlone: true) == [1: "m", 2: "m"])
        #expect(Choices.read("x", count: 2, letters: ["m", "s"], mayStandAlone: true) == nil)
        #expect(Choices.read("m", count: 0, letters: ["m"], mayStandAlone: true) == nil)
    }

    @Test func `whom the configuration's groups have is begun with, too, and shown`() throws {
        let names = (1...20).map { "Person \($0 + 100)" }
        let found = try book(names, groups: Dictionary(uniqueKeysWithValues: names.map { ($0, ["Friends"]) }))
        let (plan, printed) = try plan([found], "", "", ".", ".", "", known: .init(groups: [.init(name: "friends", every: .weeks(3))]))
        #expect(printed.contains("every 3 weeks") && printed.contains("Enter: as it is."))
        #expect(plan.groups.isEmpty && plan.chosen.count == 20)
        let days = plan.firstDays(from: "2026-12-01").map(\.day)
        #expect(Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +).values.allSatisfy { $0 <= 3 }, "\(days)")
        #expect(plan.cadence(of: plan.chosen[0]) == .weeks(3))
    }

    @Test func `whoever has a star comes first, and whoever is in no group but a declined one does not come`() throws {
        let names = ["Ada", "Bob", "Carl", "Dora"]
        let found = try book(names, groups: ["Bob": ["Work"], "Dora": ["starred", "Work"]])
        let (_, printed) = try plan([found], "", "", "q", stops: true)
        let lines = printed.split(separator: "\n").map(String.init)
        let first = try #require(lines.firstIndex { $0.hasPrefix("Who? 3 of 4") })
        #expect(lines[(first + 1)...].prefix(3).map { $0.split(separator: " ")[1] } == ["Dora", "Ada", "Carl"])
    }

    @Test func `whom one keeps in touch with already is not asked about again`() throws {
        let found = try book(["Ada", "Bob", "Carl"])
        let known = SetupDialogue.Known(tracked: Set(found.people.map(\.contact).filter { $0.name == "Ada" }.map(\.id)))
        let (_, printed) = try plan([found], "", "q", stops: true, known: known)
        #expect(printed.contains("Who else? 1 of 3") && !printed.contains("Ada"))
    }

    @Test func `Enter takes all that one program has, but neither what a server made nor invented people`() throws {
        try write(
            "[storage contacts]\ntype = \"filesystem\"\npath = \"~/dav\"\nfileext = \".vcf\"\n", to: ".config/vdirsyncer/config")
        for (index, name) in ["contacts", "family", "z-app-generated--contactsinteraction--recent"].enumerated() {
            try card("dav/\(name)/a.vcf", "Person \(index)")
            try write("Name \(index)", to: "dav/\(name)/displayname")
        }
        try card(".contacts/eva.vcf", "Eva")
        let samples = home.path + "/samples"
        try write(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(Rm.sampleUIDs[0].rawValue)\r\nFN:Amara\r\nEND:VCARD\r\n", to: "samples/amara.vcf")
        let found = BookSearch(folders).books(configured: [samples])
        let (plan, printed) = try plan(found, "", ".", "", "")
        #expect(printed.contains("Enter: 2 3.") && printed.contains("invented, to try vitaminb with"))
        #expect(printed.contains("vdirsyncer: Name 1"))
        #expect(plan.books == ["dav/contacts", "dav/family"].map { home.path + "/" + $0 })
    }

    @Test func `where a file is imported into the invented contacts' book, those go`() throws {
        try write(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(Rm.sampleUIDs[0].rawValue)\r\nFN:Amara\r\nEND:VCARD\r\n", to: "samples/amara.vcf")
        try card("Downloads/all.vcf", "Ada")
        let found = BookSearch(folders).books(configured: [home.path + "/samples"])
        #expect(try plan(found, "", ".", "", "").0.removesSamples)
        #expect(try !plan(found, "1 2", ".", "", "").0.removesSamples, "they were asked for")
    }

    @Test func `after somebody was looked for it goes on where it was`() throws {
        let found = try book((1...30).map { "Person \($0 + 100)" })
        let (plan, printed) = try plan([found], "", "130", "1c", "1a", ".", "", "")
        #expect(plan.chosen.map(\.person.contact.name) == ["Person 130", "Person 101"])
        #expect(printed.components(separatedBy: "Person 130").count > 2)
    }

    @Test func `what is configured stays, there or not, unless something else is chosen`() throws {
        try card("here/ada.vcf", "Ada")
        try card(".contacts/bob.vcf", "Bob")
        let configured = [home.path + "/here", home.path + "/usb/away"]
        let found = BookSearch(folders).books(configured: configured)
        #expect(found.map(\.isConfigured) == [true, true, false])
        let (same, printed) = try plan(found, "", ".", "", "")
        #expect(same.books == [])
        #expect(printed.contains("not there now") && printed.contains("Enter: 1 2."))
        let (more, _) = try plan(found, "1-3", ".", "", "")
        #expect(more.books == configured + [home.path + "/.contacts"])
    }

    @Test func `a book that is listed is not there twice when it is typed`() throws {
        let found = try book(["Ada"])
        let (plan, printed) = try plan([found], home.path + "/book", "1", ".", "", "")
        #expect(plan.books == [home.path + "/book"])
        #expect(!printed.contains("in several of them"))
    }

    // MARK: What would be written

    private func configuration(_ text: String) throws -> SetupConfiguration {
        try write(text, to: "config/vitaminb.toml")
        return try SetupConfiguration(home.path + "/config/vitaminb.toml")
    }

    @Test func `a link stays one, a mode stays, and so does a byte order mark`() throws {
        try write("\u{FEFF}birthdays = true\n", to: "dotfiles/vitaminb.toml")
        chmod(home.path + "/dotfiles/vitaminb.toml", 0o644)
        _ = try home.folder("config")
        symlink("../dotfiles/vitaminb.toml", home.path + "/config/vitaminb.toml")
        let configuration = try SetupConfiguration(home.path + "/config/vitaminb.toml")
        var plan = SetupPlan()
        plan.birthdays = "none"
        try configuration.write(configuration.text(with: plan).text)
        #expect(try Data(contentsOf: URL(filePath: home.path + "/dotfiles/vitaminb.toml")) == Data("\u{FEFF}birthdays = \"none\"\n".utf8))
        var status = stat()
        #expect(lstat(home.path + "/config/vitaminb.toml", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(stat(home.path + "/dotfiles/vitaminb.toml", &status) == 0 && status.st_mode & 0o777 == 0o644)
    }

    @Test func `bytes that are no text are refused, and stay`() throws {
        _ = try home.folder("config")
        let bytes = Data([0x23, 0xFF, 0x0A])
        try bytes.write(to: URL(filePath: home.path + "/config/vitaminb.toml"))
        #expect(throws: InputError.self) { try SetupConfiguration(home.path + "/config/vitaminb.toml") }
        #expect(try Data(contentsOf: URL(filePath: home.path + "/config/vitaminb.toml")) == bytes)
    }

    @Test func `a group in braces can't be added to, and that is said with its place`() throws {
        var plan = SetupPlan()
        plan.groups = [SetupPlan.Group(name: "other", every: .months(2))]
        let error = #expect(throws: SetupError.self) {
            try configuration("# mine\ngroups = { friends = { every = \"6w\" } }\n").text(with: plan)
        }
        #expect("\(String(describing: error))".contains("vitaminb.toml:2:"))
    }

    @Test func `a longer cadence takes the day from which it is overdue along`() throws {
        var plan = SetupPlan()
        plan.groups = [SetupPlan.Group(name: "friends", every: .months(6))]
        let text = try configuration("[groups.friends]\nevery = \"3w\"\nat_most = \"6w\" # mine\n").text(with: plan).text
        #expect(text == "[groups.friends]\nevery = \"6m\"\nat_most = \"1y\" # mine\n")
    }

    @Test func `before it is written what changes is shown, and only that`() throws {
        let before = "# mine\nbirthdays = true\n\n[groups.friends]\nevery = \"3w\"\n[groups.work]\nevery = \"6m\"\n"
        var plan = SetupPlan()
        plan.groups = [
            SetupPlan.Group(name: "friends", every: .months(2)), SetupPlan.Group(name: "work", every: .months(6)),
            SetupPlan.Group(name: "choir", every: .weeks(3)),
        ]
        let changes = try configuration(before).text(with: plan).changes
        #expect(changes == ["[groups.friends] every = \"2m\"", "[groups.choir] every = \"3w\""])
    }

    @Test func `birthdays stay as they are unless they are asked for`() throws {
        #expect(try configuration("birthdays = true\n").text(with: SetupPlan()).text == "birthdays = true\n")
    }

    @Test func `the days and the budget of the configuration count`() throws {
        let delivery = try configuration("[delivery]\ndays = [\"sat\", \"sunday\"]\nbudget = 1\n").delivery
        #expect(delivery.days == [.saturday, .sunday] && delivery.budget == 1)
    }

    @Test func `a configuration keeps what is in it, comments included`() throws {
        var plan = SetupPlan()
        plan.books = ["/home/ada/my \"books\""]
        plan.groups = [SetupPlan.Group(name: "Friends", every: .weeks(3)), SetupPlan.Group(name: "Old School", every: .months(6))]
        plan.birthdays = "all"
        let text = """
            # mine
            birthdays = "tracked" # of those I track
            [delivery]
            from = "10:00"
            # the best
            [groups.friends]
            every = "5w" # enough
            at_most = "9w"
            """
        #expect(
            try plan.configuration(text).text == """
                # mine
                birthdays = "all" # of those I track
                address_books = ["/home/ada/my \\"books\\""]

                [delivery]
                from = "10:00"
                # the best
                [groups.friends]
                every = "3w" # enough
                at_most = "9w"

                [groups."Old School"]
                every = "6m"

                """)
    }

    @Test func `everybody who would be due at once gets a day of their own, and nobody earlier than due`() throws {
        let found = try book((1...25).map { "Person \($0 + 100)" })
        var plan = SetupPlan()
        plan.chosen = found.people.map { SetupPlan.Chosen(person: $0, every: .months(2)) }
        plan.chosen[0].past = .thisMonth
        let today: CivilDate = "2026-12-01"
        let days = plan.firstDays(from: today).map(\.day)
        #expect(Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +).values.allSatisfy { $0 == 1 }, "\(days)")
        #expect(days.filter { $0.days(since: today) < 7 }.count <= 7)
        // In touch a fortnight ago, every two months: due two months after that, and no snooze.
        let recent = try #require(plan.beginnings(from: today).first { $0.chosen.past == .thisMonth }?.beginning)
        #expect(recent.last == "2026-11-17" && recent.from == nil)
        #expect(days.contains("2027-01-17"))
    }
}
