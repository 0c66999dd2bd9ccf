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
        // Acts of several people, corrections, evidence, and what several machines need to have the same entries in the same order.
        // `target` refers to no row, because on another machine an entry may arrive before the one that it is about.
        """
        ALTER TABLE journal ADD COLUMN identity TEXT;
        ALTER TABLE journal ADD COLUMN writer   TEXT;
        ALTER TABLE journal ADD COLUMN machine  TEXT;
        UPDATE journal SET identity = lower(hex(randomblob(16))), writer = lower(hex(randomblob(16)));
        ALTER TABLE entry ADD COLUMN act       TEXT;
        ALTER TABLE entry ADD COLUMN local_day INTEGER;
        ALTER TABLE entry ADD COLUMN is_span   INTEGER;
        ALTER TABLE entry ADD COLUMN moment    TEXT;
        ALTER TABLE entry ADD COLUMN target    TEXT;
        ALTER TABLE entry ADD COLUMN at        INTEGER;
        ALTER TABLE entry ADD COLUMN at_day    INTEGER;
        ALTER TABLE entry ADD COLUMN text      TEXT;
        ALTER TABLE entry ADD COLUMN groups    TEXT;
        ALTER TABLE entry ADD COLUMN direction TEXT;
        ALTER TABLE entry ADD COLUMN source    TEXT;
        ALTER TABLE entry ADD COLUMN origin    TEXT;
        ALTER TABLE entry ADD COLUMN has_place INTEGER;
        ALTER TABLE entry ADD COLUMN second    INTEGER;
        ALTER TABLE entry ADD COLUMN counter   INTEGER;
        ALTER TABLE entry ADD COLUMN writer    TEXT;
        ALTER TABLE entry ADD COLUMN number    INTEGER;
        ALTER TABLE entry ADD COLUMN seal      INTEGER;
        CREATE INDEX entry_carry ON entry (seq) WHERE verb = 'carry';
        CREATE INDEX entry_act ON entry (act) WHERE act IS NOT NULL;
        CREATE INDEX entry_target ON entry (target) WHERE target IS NOT NULL;
        CREATE INDEX entry_writer ON entry (writer, number) WHERE writer IS NOT NULL;
        """,
        // What another machine has written, at an earlier place, under an id that is in `entry` already: what programs say by themselves.
        // The first of them counts, and no row of `entry` is ever changed.
        """
        CREATE TABLE twin (
            id TEXT NOT NULL, said INTEGER NOT NULL, happened INTEGER NOT NULL, contact TEXT NOT NULL, verb TEXT NOT NULL, via TEXT,
            note TEXT, until INTEGER, every TEXT, reminders TEXT, undoes TEXT, group_name TEXT, other TEXT, day TEXT, until_day TEXT,
            in_person TEXT, checksum INTEGER, act TEXT, local_day INTEGER, is_span INTEGER, moment TEXT, target TEXT, at INTEGER,
            at_day INTEGER, text TEXT, groups TEXT, direction TEXT, source TEXT, origin TEXT, has_place INTEGER, second INTEGER NOT NULL,
            counter INTEGER NOT NULL, writer TEXT NOT NULL, number INTEGER NOT NULL, seal INTEGER NOT NULL, UNIQUE (id, writer, number)
        ) STRICT;
        CREATE INDEX twin_contact ON twin (contact);
        CREATE TRIGGER twin_is_never_changed BEFORE UPDATE ON twin
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER twin_is_never_removed BEFORE DELETE ON twin
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        """,
    ]

    static var version: Int64 { Int64(migrations.count) }
    static let firstWithChecksums: Int64 = 3
}
