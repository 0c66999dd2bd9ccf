import TOML

/// A key of the configuration: what the reader goes by, and what the manual page says of it. All of them are in `Settings.swift`.
package struct Setting: Equatable, Sendable {
    /// Where in the file keys stand.
    package enum Table: String, CaseIterable, Sendable {
        /// Above the first header.
        case top = ""
        case delivery
        case desktop
        case journald
        case hooks
        /// One table for each group.
        case groups

        /// What stands above its keys; nothing above those of ``top``.
        package var header: String {
            switch self {
            case .top: ""
            case .groups: "[groups.NAME]"
            default: "[\(rawValue)]"
            }
        }
        /// What it is about, in the manual page.
        package var meaning: String {
            switch self {
            case .top: "They stand above the first table, since TOML gives a key to the table whose header is the last above it."
            case .delivery: "When vitaminb may speak. What is due is always shown by \"vitaminb due\"."
            case .desktop: "Reminders on the desktop, with buttons where its notification server has any."
            case .journald: "What vitaminb writes into the system's journal, which journalctl(1) shows."
            case .hooks: "The programs in $XDG_CONFIG_HOME/vitaminb/hooks.d, which are run when something happens; see vitaminbd(8)."
            case .groups:
                """
                One table for each group of contacts. Groups are what the contacts' cards say in CATEGORIES; upper and lower case and \
                accents make no difference. A name that has other letters than A to Z in it is written in quotes: \
                [groups."fellow students"]. Who is in several groups has the shortest of their cadences.
                """
            }
        }
    }

    /// What a value is in TOML's terms.
    package enum Kind: Equatable, Sendable {
        case boolean
        case wholeNumber(ClosedRange<Int>)
        /// A text, and an example of one.
        case text(like: String)
        /// A list of texts, and an example of one, as TOML.
        case texts(like: String)

        /// What the value must be, as a complaint says it and the manual page.
        package var shape: String {
            switch self {
            case .boolean: "true or false"
            case .wholeNumber(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
            case .text(let example): "a text like \"\(example)\""
            case .texts(let example): "a list of texts like \(example)"
            }
        }
    }

    /// The table it belongs into.
    package let table: Table
    /// Its name.
    package let key: String
    /// What its value must be.
    package let kind: Kind
    /// What a text must be beyond that, as both a complaint and the manual page say it; nil: what the kind says is all, or what
    /// else there is to complain of depends on the text.
    package let rule: String?
    /// What holds where the key is left out, as TOML; nil: there is no such value, and `meaning` says what then.
    package let standard: String?
    /// What it does: whole sentences.
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
