import TOML

/// A key of the configuration, as the reader checks it and the manual page describes it. All keys are in `Settings.swift`.
package struct Setting: Equatable, Sendable {
    /// The table that a key is in.
    package enum Table: String, CaseIterable, Sendable {
        /// Above the first header.
        case top = ""
        case delivery
        case desktop
        case journald
        case hooks
        case evidence
        case sync
        case tasks
        /// One table for each group.
        case groups

        /// The header above its keys; empty for ``top``.
        package var header: String {
            switch self {
            case .top: ""
            case .groups: "[groups.NAME]"
            default: "[\(rawValue)]"
            }
        }
        /// Its description in the manual page.
        package var meaning: String {
            switch self {
            case .top: "They stand above the first table, since TOML gives a key to the table whose header is the last above it."
            case .delivery: "When vitaminb may speak. What is due is always shown by \"vitaminb due\"."
            case .desktop: "Reminders on the desktop, with buttons where its notification server has any."
            case .journald: "What vitaminb writes into the system's journal, which journalctl(1) shows."
            case .hooks: "The programs in $XDG_CONFIG_HOME/vitaminb/hooks.d, which are run when something happens; see vitaminbd(8)."
            case .evidence:
                """
                Where vitaminb may notice by itself that you were in touch, so that you need not type it. Only your contacts' addresses \
                and numbers are looked for, and of a letter or an event nothing is kept but whom, the day, and from where; see \
                "vitaminb observe" in vitaminb(1).
                """
            case .sync:
                """
                Several machines of yours that know the same. vitaminb opens no connection: it writes what you say into a folder, and \
                reads there what you have said elsewhere; Syncthing, Nextcloud, rclone or git carry the folder. See vitaminb-machines(7).
                """
            case .tasks:
                """
                The list on your telephone: a folder with a task for each reminder, which a program like vdirsyncer carries to a server \
                and from there to the telephone; what you do to a task there is an answer. See vitaminb-tasks(7).
                """
            case .groups:
                """
                One table for each group of contacts. Groups are what the contacts' cards say in CATEGORIES; upper and lower case and \
                accents make no difference. A name that has other letters than A to Z in it is written in quotes: \
                [groups."fellow students"]. Who is in several groups has the shortest of their cadences.
                """
            }
        }
    }

    /// The type of a value in TOML.
    package enum Kind: Equatable, Sendable {
        case boolean
        /// One of these strings; true is the first of them and false the last.
        case choice([String])
        case wholeNumber(ClosedRange<Int>)
        /// A string, with an example.
        case text(like: String)
        /// A list of strings, with an example in TOML.
        case texts(like: String)

        /// What the value must be, in error messages and in the manual page.
        package var shape: String {
            switch self {
            case .boolean: "true or false"
            case .choice(let names): "one of " + names.map { "\"\($0)\"" }.joined(separator: ", ")
            case .wholeNumber(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
            case .text(let example): "a text like \"\(example)\""
            case .texts(let example): "a list of texts like \(example)"
            }
        }
    }

    /// The table it belongs in.
    package let table: Table
    /// Its name.
    package let key: String
    /// The type of its value.
    package let kind: Kind
    /// What a string must be besides, in error messages and in the manual page; nil if nothing, or if the reason depends on the text.
    package let rule: String?
    /// The default in TOML; nil if there is none, and `meaning` says what happens then.
    package let standard: String?
    /// What it does, in whole sentences.
    package let meaning: String

    init(_ table: Table, _ key: String, _ kind: Kind, rule: String? = nil, standard: String?, _ meaning: String) {
        self.table = table
        self.key = key
        self.kind = kind
        self.rule = rule
        self.standard = standard
        self.meaning = meaning
    }
}
