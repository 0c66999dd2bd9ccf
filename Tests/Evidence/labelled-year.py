#!/usr/bin/python3
"""labelled-year.py FOLDER [SEED]: writes a year of mail, calendars and calls, and what a person would say happened in it.

FOLDER must not exist. The same seed (17 if none is given) writes the same bytes.

    contacts/*.vcf    the user's contacts
    mail/example.org  a Maildir as dovecot keeps it (Maildir++): max@example.org
    mail/example.com  Maildirs as mbsync keeps them ("Verbatim"), with German names: m.mustermann@example.com
    calendars/        vdirs of khal, and of vdirsyncer from Radicale, Nextcloud and Google, and an export of Outlook's
    calls/            files of SMS Backup & Restore, and GNOME Calls' database
    labels.json       what is in them

labels.json says whose year it is (me), in which zone, from since to now (some series began earlier), and

    contacts      uid, name, card, addresses, numbers, and whether it is a company, of whom vitaminb reminds nobody
    interactions  one for each contact, day, direction (out, in, both) and source (mail, calendar, calls), with the files that show it.
                  counts: whether it restarts the clock. A letter that answers none of the user's is "in", and doesn't.
    unanswered    letters that no mail of the user's refers to. next: the next day on which something with them counts
    never         files that count for nobody, with the reason. ask: the contact that the user would be asked about

A file with several events or calls is followed by # and the start of the instance as it was planned (in the event's own zone), the date of
the call in milliseconds, or the number of the row. Every file of the Maildirs is named once, in interactions (maybe for several people) or
in never.

The labels are set where a message is written, by what it is meant to be, and never by reading it. They follow the design's table:

    outgoing mail   From is one of the user's addresses, the contact is in To, and To and Cc name at most 4 others. Never drafts, bulk,
                    lists, automatic mail, calendar replies
    incoming mail   restarts nothing by itself; what answers the user's mail is "both", and counts on its day. Never anything with List-*,
                    Precedence bulk, list or junk, Auto-Submitted other than no, reports, an empty Return-Path; nor in junk or trash folders
    calendar        ended, not cancelled, not declined by the user, the contact accepted or organizes, at most 6 people. Never whole days
                    that are transparent or yearly; rooms and resources are no people
    calls           answered, a minute or more, either direction. Never missed, rejected, voicemail

The day is the one written there: by the Date field's own offset, the event's local date, the date in Berlin for calls.

Two words say how far a label goes:

    unsure  the design doesn't decide it, and the label is what a person would say. "The notes" are the facts about formats that were
            collected for the design, and say more in places. A test prints these labels, and counts them neither way.
    hard    it did happen, but the file says so only in a way that a program may miss

check-year.py compares the files with the labels by other means.
"""
import os
import sys

import appointments
import letters
import people
import telephone
from year import Year


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    if os.path.exists(sys.argv[1]):
        sys.exit(f"{sys.argv[1]} exists")
    os.umask(0o022)
    year = Year(sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 17)
    for chapter in (people, letters, appointments, telephone):
        chapter.write(year)
    labels = year.finish()
    numbers = [len(labels[name]) for name in ("interactions", "unanswered", "never")]
    print("{} interactions, {} letters unanswered, {} that never count".format(*numbers))


if __name__ == "__main__":
    main()
