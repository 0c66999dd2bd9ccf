import KeepInTouch

/// The keys of the configuration: this is where a new one begins.
extension Setting {
    /// All of them, in the order of the manual page.
    package static let all = [
        addressBooks, every, birthdays, anniversaries, lead, ladder, repeats, suggestions,
        from, to, days, quiet, budget,
        notifications, isPrivate,
        names, timeLimit,
        mail, mailFolders, me, calendar, calendarFolders, calls, callFiles,
        syncFolder,
        tasksFolder,
        groupEvery, atMost, inPerson, groupLead,
    ]

    /// The keys that may stand in a table; at the top other tables may, too.
    static func known(in table: Table) -> [String] {
        all.filter { $0.table == table }.map(\.key) + (table == .top ? Table.allCases.filter { $0 != .top }.map(\.rawValue) : [])
    }

    // MARK: - At the top

    static let addressBooks = Setting(
        .top, "address_books", .texts(like: "[\"~/contacts\"]"),
        rule: "a path that starts with \"/\", \"~/\" or \"$XDG_DATA_HOME/\", or \"evolution\" or \"thunderbird\"",
        standard: "[\"$XDG_DATA_HOME/vitaminb/contacts\"]",
        """
        Your address books: folders with one .vcf file per contact, as vdirsyncer and khard use. New contacts go to the first. Also \
        "evolution" (GNOME Contacts), "thunderbird", or the path of such a database (.db, .sqlite): these are only read. \
        The service can write to no other folders than those it was told of: after naming another one, type vitaminb doctor --fix.
        """)
    static let every = Setting(
        .top, "every", .text(like: "6w"), standard: nil,
        "How often to be in touch with contacts that are in no group. Left out: only with groups and those you track.")
    private static let scopes = [OccasionScope.all, .tracked, .none].map(\.rawValue)
    static let birthdays = Setting(
        .top, "birthdays", .choice(scopes), standard: "\"\(Policy().birthdays.rawValue)\"",
        """
        Whose birthdays you are reminded of: those of contacts that have a cadence ("tracked"), everybody's ("all", or true), or nobody's \
        ("none", or false). Contacts that are ignored have none.
        """)
    static let anniversaries = Setting(
        .top, "anniversaries", .choice(scopes), standard: "\"\(Policy().anniversaries.rawValue)\"",
        "Whose anniversaries and other yearly dates with a label you are reminded of, in the same words.")
    /// The most days of ``lead``.
    static let leadBound = 60
    static let lead = Setting(
        .top, "lead", .text(like: "0d"), rule: "whole days from \"0d\" to \"\(leadBound)d\"", standard: "\"\(Policy().leadDays)d\"",
        "How many days ahead you are told of birthdays and anniversaries, besides being told on the day itself.")
    static let ladder = Setting(
        .top, "ladder", .boolean, standard: "\(Policy().ladder)",
        """
        Whether whomever you have just met (vitaminb add --met) is due sooner: two days after that day, two weeks after you have been \
        in touch then, two months after the next time, and only then as often as everybody else.
        """)
    static let repeats = Setting(
        .top, "repeat", .boolean, standard: "\(Policy().repeats)",
        """
        Whether you are told again while you don't answer: when somebody is overdue, and then each time that half their cadence, and at \
        least a week, has passed. Promises are told of again every week in any case.
        """)
    static let suggestions = Setting(
        .top, "suggestions", .boolean, standard: "\(Policy().suggestions)",
        "Whether a reminder says what give and take suggests (\"the last favor was for you: offer something\").")

    // MARK: - [delivery]

    private static let timeOfDay = "a time of day from \"00:00\" to \"24:00\""
    static let from = Setting(
        .delivery, "from", .text(like: "09:00"), rule: timeOfDay, standard: "\"\(Delivery().from)\"",
        "The local time from which you are told.")
    static let to = Setting(
        .delivery, "to", .text(like: "20:00"), rule: timeOfDay, standard: "\"\(Delivery().to)\"",
        """
        The local time up to which you are told. If it is not later than from it is on the next day, and what is told after midnight \
        still belongs to the day before; the same time is the whole day.
        """)
    static let days = Setting(
        .delivery, "days", .texts(like: "[\"mon\", \"tue\"]"),
        standard: "[" + Weekday.allCases.map { "\"\($0.rawValue.prefix(3))\"" }.joined(separator: ", ") + "]",
        "The weekdays on which you are told. With an empty list you are never told of anything.")
    /// The most entries of ``quiet``.
    static let quietBound = 24
    static let quiet = Setting(
        .delivery, "quiet", .texts(like: "[\"12:00-14:00\"]"), rule: "a time from and a time to, like \"12:00-14:00\"", standard: "[]",
        "When you are not told although the window is open; over midnight, too. At most \(quietBound) entries.")
    static let budget = Setting(
        .delivery, "budget", .wholeNumber(0...1000), standard: "\(Delivery().budget)",
        """
        Of how many people you are told a day, so that you can do something about it; whoever has waited longest goes first. Birthdays \
        and promises do not count. With 0 nobody is told, and the list has them all.
        """)

    // MARK: - [desktop]

    static let notifications = Setting(
        .desktop, "notifications", .boolean, standard: "\(DesktopSettings().notifications)", "Whether the desktop shows reminders.")
    static let isPrivate = Setting(
        .desktop, "private", .boolean, standard: "\(DesktopSettings().isPrivate)",
        "Whether it never shows whom they are about. While the screen is locked it does not in any case.")

    // MARK: - [journald]

    static let names = Setting(
        .journald, "names", .boolean, standard: "true",
        """
        Whether names of people are in it, and what you promised them. Otherwise there is the UID of the contact's card in their place, \
        which every command takes for a name; and of cards that can't be read only how many there are. The same goes for the status \
        line of systemctl(1).
        """)

    // MARK: - [hooks]

    /// The seconds that ``timeLimit`` may be.
    static let timeLimitBounds = 1...3600
    static let timeLimit = Setting(
        .hooks, "time_limit", .text(like: "30s"), rule: "a span from \"1s\" to \"1h\"", standard: "\"30s\"",
        "How long a hook may take for one event. Then it is ended.")

    // MARK: - [evidence]

    private static let meanings = [EvidencePolicy.Setting.count, .ask, .off].map(\.rawValue)
    private static let place = "a path that starts with \"/\", \"~/\" or \"$XDG_DATA_HOME/\""
    static let mail = Setting(
        .evidence, "mail", .choice(meanings), standard: "\"\(EvidencePolicy().mail.rawValue)\"",
        """
        What becomes of mail. "count": a letter that you wrote to a contact, or in which a contact answers one of yours, counts as \
        contact. "ask": only once you say so ("vitaminb review" asks). "off": no mail is looked at. A letter that only came in never counts.
        """)
    static let mailFolders = Setting(
        .evidence, "mail_folders", .texts(like: "[\"~/Mail\"]"), rule: place + ", or \"thunderbird\" or \"evolution\"", standard: nil,
        """
        Where your mail is: Maildirs with all below them, files in the mbox format, or a program that keeps it. Folders of drafts, junk \
        and trash are skipped. Left out: what is found where programs usually keep it.
        """)
    static let me = Setting(
        .evidence, "me", .texts(like: "[\"max@example.org\"]"), rule: "an e-mail address", standard: "[]",
        "Your own e-mail addresses. Those of your accounts in Thunderbird and Evolution are added.")
    static let calendar = Setting(
        .evidence, "calendar", .choice(meanings), standard: "\"\(EvidencePolicy().calendar.rawValue)\"",
        """
        The same of events that are over, to which you and a contact said yes, with six people at most. They count as a meeting, and as \
        seeing each other only if the event had a place and you confirmed it.
        """)
    static let calendarFolders = Setting(
        .evidence, "calendar_folders", .texts(like: "[\"~/.calendars\"]"), rule: mailFolders.rule, standard: nil,
        """
        Where your calendars are: folders with .ics files and all below them, as vdirsyncer and khal keep them, .ics files, or a program. \
        Left out: what is found where programs usually keep it.
        """)
    static let calls = Setting(
        .evidence, "calls", .choice(meanings), standard: "\"\(EvidencePolicy().calls.rawValue)\"",
        "The same of telephone calls that were answered and took a minute or more, whoever called.")
    static let callFiles = Setting(
        .evidence, "call_files", .texts(like: "[\"~/Sync/phone/calls-*.xml\"]"), rule: place, standard: nil,
        """
        The lists of calls: files of SMS Backup & Restore, or folders with them, and the records.db of GNOME Calls. The last part of a \
        path may have an asterisk in it. Left out: what GNOME Calls keeps.
        """)

    // MARK: - [sync]

    static let syncFolder = Setting(
        .sync, "folder", .text(like: "~/Sync/vitaminb"), rule: place, standard: nil,
        """
        The folder, the same on all machines. What is in it can be read by whoever can read the folder, notes too. The service can write \
        to no other folders than those it was told of: after naming it, type vitaminb doctor --fix. Left out: there is only this machine.
        """)

    // MARK: - [tasks]

    static let tasksFolder = Setting(
        .tasks, "folder", .text(like: "~/.local/share/vdirsyncer/tasks/vitaminb"), rule: place, standard: nil,
        """
        The folder: one of vdirsyncer's for a list of its own, which must be there. The service can write to no other folders than those \
        it was told of: after naming another one, type vitaminb doctor --fix. Left out: there are no tasks.
        """)

    // MARK: - [groups.NAME]

    static let groupEvery = Setting(
        .groups, "every", .text(like: "6w"), standard: nil, "How often to be in touch with each contact in the group. It must be there.")
    static let atMost = Setting(
        .groups, "at_most", .text(like: "6w"), standard: nil,
        """
        From here on a contact is overdue. It must be longer than every. Left out: from half its cadence after it was due.
        """)
    static let inPerson = Setting(
        .groups, "in_person", .text(like: "6w"), standard: nil,
        """
        How often to see each other: a meal, a meeting, a visit or an event; a call does not count for that. Left out: any means will do.
        """)
    static let groupLead = Setting(
        .groups, "lead", .text(like: "7d"), rule: lead.rule, standard: nil,
        "How many days ahead you are told of birthdays and anniversaries in the group. Left out: as many as for everybody.")
}
