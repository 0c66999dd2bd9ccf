/// What `vitaminbd --backups` prints as JSON, one for each copy of the journal, the newest first.
package struct WireCopy: Codable, Sendable {
    /// Its file.
    package var file: String
    /// An instant: when it was taken.
    package var taken: String
    /// How many entries it has; absent: it is no good copy, for this reason.
    package var entries: Int?
    /// What is wrong with it.
    package var problem: String?

    /// A copy.
    package init(file: String, taken: String, entries: Int?, problem: String?) {
        self.file = file
        self.taken = taken
        self.entries = entries
        self.problem = problem
    }
}

/// What `vitaminbd --restore` prints as JSON, and with `--dry-run` what would come of it.
package struct WireRestored: Codable, Sendable {
    /// The journal's file.
    package var journal: String
    /// The copy that is in its place now.
    package var copy: String
    /// How many entries the copy has.
    package var copied: Int
    /// How many more were found in later copies and in the journal.
    package var added: Int
    /// How many are nowhere to be found, as far as that can be seen.
    package var lost: Int
    /// Whether all of the journal could be read; absent: there was none.
    package var whole: Bool?
    /// Where what was replaced is kept.
    package var aside: String?

    /// An outcome.
    package init(journal: String, copy: String, copied: Int, added: Int, lost: Int, whole: Bool?, aside: String?) {
        self.journal = journal
        self.copy = copy
        self.copied = copied
        self.added = added
        self.lost = lost
        self.whole = whole
        self.aside = aside
    }
}

/// What `vitaminbd --begin-anew` prints as JSON.
package struct WireBegun: Codable, Sendable {
    /// The journal's file, which is an empty journal now.
    package var journal: String
    /// Where what was replaced is kept.
    package var aside: [String]

    /// An outcome.
    package init(journal: String, aside: [String]) {
        self.journal = journal
        self.aside = aside
    }
}
