import KeepInTouch
import Platform
import Testing

@testable import Daemon

struct ConfigurationTests {
    @Test func `everything documented is read`() throws {
        let configuration = try ConfigurationFixture.parse(
            """
            address_books = ["~/.local/share/vitaminb/contacts"]   # vdirs; the first is where `add` writes
            every = "3m"          # cadence of everyone in no group; left out: only groups and tracked contacts
            birthdays = "tracked" # of contacts with a cadence, "all" or "none"; also "anniversaries"
            [delivery]            # when vitaminb may speak; `due` always shows everything that is due
            from = "09:00"
            to = "20:00"          # "24:00" is allowed
            days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            budget = 3            # keep-in-touch reminders announced a day
            [groups.friends]      # the group is the card's CATEGORIES value, case folded
            every = "2w"
            at_most = "6w"        # optional: from here on it is overdue
            """)
        var friends = GroupPolicy(every: try #require(Cadence(days: 14)), atMost: Cadence(days: 42))
        friends.name = "friends"
        let policy = Policy(every: Cadence(months: 3), groups: ["friends": friends], birthdays: .tracked, leadDays: 0, delivery: Delivery())
        #expect(configuration == Configuration(addressBooks: ["/home/ada/.local/share/vitaminb/contacts"], policy: policy))
    }

    @Test func `every key does something`() throws {
        let configuration = try ConfigurationFixture.parse(
            """
            \u{FEFF}address_books = ["/srv//books/./ada/", "$XDG_DATA_HOME/more"]
            every = "1y 2w"
            birthdays = false
            anniversaries = true
            lead = "1w"
            ladder = false
            repeat = false
            suggestions = false
            delivery = { from = "6:30", to = "24:00", days = ["Sat", "sunday"], quiet = ["12:00-14:00", "22:30 - 7:00"], budget = 0 }
            groups."Zoë's \\u0046riends" = { every = "10d", in_person = "1y", lead = "14d" }
            """)
        var friends = GroupPolicy(every: try #require(Cadence(days: 10)), inPerson: Cadence(months: 12), leadDays: 14)
        friends.name = "Zoë's Friends"
        let policy = Policy(
            every: Cadence(months: 12, days: 14), groups: ["zoe's friends": friends],
            birthdays: OccasionScope.none,
            anniversaries: .all, leadDays: 7, ladder: false, repeats: false, suggestions: false,
            delivery: Delivery(
                from: ClockTime(secondOfDay: 23_400), to: .endOfDay, days: [.saturday, .sunday],
                quiet: [
                    QuietHours(from: ClockTime(secondOfDay: 43_200), to: ClockTime(secondOfDay: 50_400)),
                    QuietHours(from: ClockTime(secondOfDay: 81_000), to: ClockTime(secondOfDay: 25_200)),
                ], budget: 0))
        #expect(configuration == Configuration(addressBooks: ["/srv/books/ada", "/home/ada/.local/share/more"], policy: policy))
    }

    @Test(arguments: ["", "\n# nothing\n", "[delivery]\n[groups]\r\n"])
    func `keys that are left out have their defaults`(text: String) throws {
        #expect(
            try ConfigurationFixture.parse(text)
                == Configuration(addressBooks: ["/home/ada/.local/share/vitaminb/contacts"], policy: Policy()))
    }

    @Test func `the desktop shows reminders with names unless it is told not to`() throws {
        let standard = try ConfigurationFixture.parse("").desktop
        #expect(standard.notifications && !standard.isPrivate)
        let changed = try ConfigurationFixture.parse("[desktop]\nnotifications = false\nprivate = true").desktop
        #expect(!changed.notifications && changed.isPrivate)
        let shipped = try Configuration.read(path: ConfigurationFixture.shippedFile, environment: ConfigurationFixture.paths)
        #expect(shipped.desktop == standard)
    }

    @Test(arguments: [
        ("[desktop]\nprivat = true", "unknown key \"privat\" in [desktop]; did you mean \"private\"?"),
        ("private = true", "unknown key \"private\"; it belongs in [desktop]"),
        ("[desktop]\nnotifications = \"no\"", "notifications must be true or false, not a text"),
        ("desktop = true", "desktop must be a table: [desktop], not a boolean"),
    ])
    func `a mistake in [desktop] is named`(text: String, message: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try ConfigurationFixture.parse(text) }
        #expect(error.problems.map(\.message) == [message])
    }

    @Test func `an empty list of weekdays is valid`() throws {
        #expect(try ConfigurationFixture.parse("delivery.days = []").policy.delivery.days == [])
    }

    @Test func `the configuration that is installed first has the sample groups and the defaults`() throws {
        let configuration = try Configuration.read(path: ConfigurationFixture.shippedFile, environment: ConfigurationFixture.paths)
        #expect(configuration.addressBooks == [ConfigurationFixture.paths.contactsFolder])
        #expect(configuration.policy.groups.keys.sorted() == ["fellow students", "friends", "professional association", "training"])
        #expect(configuration.policy.delivery == Delivery())
        var rest = configuration.policy
        rest.groups = [:]
        #expect(rest == Policy())
    }

    @Test func `the configuration that is installed first stays valid with its examples taken out of comments`() throws {
        let text = try #require(try ConfigurationFile.text(path: ConfigurationFixture.shippedFile)).replacing(
            "# every = ", with: "every = "
        ).replacing("# in_person = ", with: "in_person = ").replacing("quiet = [] # e.g. ", with: "quiet = ")
        let policy = try ConfigurationFixture.parse(text).policy
        #expect(policy.every == Cadence(months: 3) && policy.groups["friends"]?.inPerson == Cadence(months: 12))
        #expect(policy.delivery.quiet == [QuietHours(from: ClockTime(secondOfDay: 43_200), to: ClockTime(secondOfDay: 50_400))])
    }

    @Test func `where evidence is, and what becomes of it`() throws {
        let configuration = try ConfigurationFixture.parse(
            """
            [evidence]
            mail = "count"
            calendar = "ask"
            calls = false
            me = ["max@example.org", "m.mustermann@example.com"]
            mail_folders = ["~/Mail", "thunderbird", "/srv/mail/./max/"]
            calendar_folders = ["evolution"]
            call_files = ["~/Sync/phone/calls-*.xml"]
            """)
        #expect(configuration.policy.evidence == EvidencePolicy(mail: .count, calendar: .ask, calls: .off))
        #expect(configuration.evidence.me == ["max@example.org", "m.mustermann@example.com"])
        #expect(configuration.evidence.mailFolders == ["/home/ada/Mail", "thunderbird", "/srv/mail/max"])
        #expect(configuration.evidence.calendarFolders == ["evolution"])
        #expect(configuration.evidence.callFiles == ["/home/ada/Sync/phone/calls-*.xml"])
        #expect(try ConfigurationFixture.parse("").evidence == EvidencePlaces() && EvidencePlaces().mailFolders == nil)
    }
}
