/// The journal's tables, as a list of migrations. A released migration is never changed; new ones are appended.
enum Schema {
    /// "vitb", which identifies the file as a journal of vitaminb's, to file(1) as well (sqlite.org/pragma.html#pragma_application_id).
    static let applicationID: Int64 = 0x7669_7462

    static let migrations = [
        """
        CREATE TABLE journal (created INTEGER NOT NULL) STRICT;
        INSERT INTO journal VALUES (unixepoch());
        CREATE TABLE entry (
            seq       INTEGER PRIMARY KEY AUTOINCREMENT,
            id        TEXT NOT NULL UNIQUE,
            said      INTEGER NOT NULL,
            happened  INTEGER NOT NULL,
            contact   TEXT NOT NULL,
            verb      TEXT NOT NULL,
            via       TEXT,
            note      TEXT,
            until     INTEGER,
            every     TEXT,
            reminders TEXT,
            undoes    TEXT REFERENCES entry (id)
        ) STRICT;
        CREATE INDEX entry_contact ON entry (contact, seq);
        CREATE INDEX entry_undoes ON entry (undoes) WHERE undoes IS NOT NULL;
        CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        """,
        // An entry about a group or about everyone has no contact, which is ''.
        """
        ALTER TABLE entry ADD COLUMN group_name TEXT;
        ALTER TABLE entry ADD COLUMN other      TEXT;
        ALTER TABLE entry ADD COLUMN day        TEXT;
        ALTER TABLE entry ADD COLUMN until_day  TEXT;
        ALTER TABLE entry ADD COLUMN in_person  TEXT;
        CREATE INDEX entry_merge ON entry (seq) WHERE verb = 'merge';
        """,
        // A checksum of the columns before it. Earlier entries have none, and no entry is ever rewritten.
        """
        ALTER TABLE entry ADD COLUMN checksum INTEGER;
        """,
    ]

    static var version: Int64 { Int64(migrations.count) }
    static let firstWithChecksums: Int64 = 3
}
