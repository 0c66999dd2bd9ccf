/* libical.c - expands rules with libical, for compare.sh.
 *
 * Reads lines "START;ZONE;FROM;THROUGH|RULE" and writes one line for each: the starts from FROM through THROUGH, in order and separated by
 * blanks, or "invalid". START is local time in ZONE, FROM and THROUGH are days; all of them as iCalendar writes them.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

static int day(struct icaltimetype t) { return t.year * 10000 + t.month * 100 + t.day; }

int main(void) {
    char line[4096];
    icalerror_set_errors_are_fatal(0);
    while (fgets(line, sizeof line, stdin)) {
        char start[32], zone[64];
        int from, through, used = 0;
        line[strcspn(line, "\n")] = 0;
        if (sscanf(line, "%31[^;];%63[^;];%d;%d|%n", start, zone, &from, &through, &used) != 4 || !used) {
            puts("unreadable");
            continue;
        }
        struct icalrecurrencetype rule = icalrecurrencetype_from_string(line + used);
        struct icaltimetype first = icaltime_from_string(start);
        if (!first.is_date) icaltime_set_timezone(&first, icaltimezone_get_builtin_timezone(zone));
        if (rule.freq == ICAL_NO_RECURRENCE) {
            puts("invalid");
            continue;
        }
        if (icaltime_is_null_time(rule.until) && !rule.count) {
            rule.until = icaltime_null_date();
            rule.until.year = through / 10000 + 1, rule.until.month = 1, rule.until.day = 2, rule.until.is_date = 1;
        }
        /* There is none where the rule has no instance at all. */
        icalrecur_iterator *iterator = icalrecur_iterator_new(rule, first);
        if (!iterator) {
            puts("");
            continue;
        }
        const char *blank = "";
        for (struct icaltimetype t = icalrecur_iterator_next(iterator); !icaltime_is_null_time(t) && day(t) <= through;
             t = icalrecur_iterator_next(iterator)) {
            if (day(t) < from) continue;
            if (t.is_date) printf("%s%04d%02d%02d", blank, t.year, t.month, t.day);
            else printf("%s%04d%02d%02dT%02d%02d%02d", blank, t.year, t.month, t.day, t.hour, t.minute, t.second);
            blank = " ";
        }
        puts("");
        icalrecur_iterator_free(iterator);
    }
    return 0;
}
