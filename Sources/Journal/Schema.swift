/// The journal's tables, as the steps that led there. A step that was released is never changed; what comes is appended.
enum Schema {
    /// "vitb" in the file's header, so that file(1) and we know the file for what it is (sqlite.org/pragma.html#pragma_application_id).
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
        // What is about a group or about everybody has no contact: '' stands there.
        """
        ALTER TABLE entry ADD COLUMN group_name TEXT;
        ALTER TABLE entry ADD COLUMN other      TEXT;
        ALTER TABLE entry ADD COLUMN day        TEXT;
        ALTER TABLE entry ADD COLUMN until_day  TEXT;
        ALTER TABLE entry ADD COLUMN in_person  TEXT;
        CREATE INDEX entry_merge ON entry (seq) WHERE verb = 'merge';
        """,
        // Over the columns before it. What was said earlier has none, and nothing is ever rewritten.
        """
        ALTER TABLE entry ADD COLUMN checksum INTEGER;
        """,
    ]

    static var version: Int64 { Int64(migrations.count) }
    static let firstWithChecksums: Int64 = 3
}
