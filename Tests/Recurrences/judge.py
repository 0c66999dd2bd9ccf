"""Compares what two programs make of the same rules: judge.py RULES THEIRS OURS DIFFERENT

Prints how many are equal, and exits 1 where one isn't. DIFFERENT gets those. What libical 3.0.16 is known to do wrong is listed in KNOWN;
such a rule counts as equal only where a judge says the same as ours: dateutil, or of weeks of the year, whose ends dateutil gets wrong,
the definition, day by day.
"""
import collections
import datetime
import sys
import zoneinfo

from dateutil import rrule


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def parts(rule):
    return dict(part.split("=", 1) for part in rule.split(";"))


def is_first_named(rule, start):
    """Whether BYDAY of a weekly rule names the first day."""
    return "BYDAY" not in rule or WEEKDAYS[start.weekday()] in rule["BYDAY"].split(",")


# What libical does wrong: a name with the reason, and the rules that it concerns.
KNOWN = {
    "it ignores negative BYMONTHDAY in rules by day, which RFC 5545's table (3.3.10) limits by it":
        lambda rule, start: rule["FREQ"] == "DAILY" and "-" in rule.get("BYMONTHDAY", ""),
    "it counts the weeks of INTERVAL from another week than DTSTART's, where BYDAY doesn't name DTSTART's day, or WKST is"
    " neither Monday nor Sunday":
        lambda rule, start: rule["FREQ"] == "WEEKLY" and int(rule.get("INTERVAL", 1)) > 1 and (
            not is_first_named(rule, start) or rule.get("WKST", "MO") not in ("MO", "SU")),
    "with BYSETPOS it counts a day twice that is named from the month's or year's beginning and from its end":
        lambda rule, start: "BYSETPOS" in rule and any("-" in rule.get(name, "") for name in ("BYDAY", "BYMONTHDAY", "BYYEARDAY")),
    "it counts negative BYWEEKNO in weeks from Monday, whatever WKST is, and loses or adds days of a year's last week":
        lambda rule, start: "BYWEEKNO" in rule,
}


def moment(text):
    return datetime.datetime.strptime(text, "%Y%m%d" if len(text) == 8 else "%Y%m%dT%H%M%S")


def days_by_weeks(rule, start):
    """The starts of a rule with BYWEEKNO and BYDAY, without INTERVAL: a week is its fourth day's year's, as in ISO 8601."""
    first, numbers, count = WEEKDAYS.index(rule.get("WKST", "MO")), [int(number) for number in rule["BYWEEKNO"].split(",")], 0

    def number(day):
        fourth = day - datetime.timedelta(days=(day.weekday() - first) % 7 - 3)
        return fourth.year, (fourth.timetuple().tm_yday - 1) // 7 + 1

    day = start
    while count < int(rule.get("COUNT", 1 << 30)):
        year, week = number(day)
        # 28 December is always in the last week.
        weeks = number(day.replace(year=year, month=12, day=28))[1]
        if WEEKDAYS[day.weekday()] in rule["BYDAY"].split(",") and (week in numbers or week - weeks - 1 in numbers):
            count += 1
            yield day
        day += datetime.timedelta(days=1)


def judged(head, rule):
    """The starts of a rule as they should be, written as the programs write them."""
    start, zone, first, last = head.split(";")
    zone, form = zoneinfo.ZoneInfo(zone), "%Y%m%d" if len(start) == 8 else "%Y%m%dT%H%M%S"
    fields = parts(rule)
    until = fields.pop("UNTIL", None)
    if until:
        if until.endswith("Z"):
            limit = moment(until[:-1]).replace(tzinfo=datetime.timezone.utc).astimezone(zone).replace(tzinfo=None)
        else:
            limit = moment(until)
        rule = ";".join(f"{name}={value}" for name, value in fields.items())
    days = []
    for day in days_by_weeks(fields, moment(start)) if "BYWEEKNO" in fields else rrule.rrulestr(rule, dtstart=moment(start)):
        if until and day > limit or f"{day:%Y%m%d}" > last:
            break
        if f"{day:%Y%m%d}" >= first:
            days.append(format(day, form))
    return " ".join(days)


def main(rules, theirs, ours, different):
    counts, known, others = collections.Counter(), collections.Counter(), []
    for line, their, our in zip(*(open(name) for name in (rules, theirs, ours)), strict=True):
        line, their, our = line.rstrip("\n"), their.rstrip("\n"), our.rstrip("\n")
        head, rule = line.split("|")
        if their == our:
            counts["equal"] += 1
            continue
        start = moment(head.split(";")[0])
        reason = next((name for name, holds in KNOWN.items() if holds(parts(rule), start)), None)
        if reason and judged(head, rule) == our:
            counts["equal to the judge only"] += 1
            known[reason] += 1
            continue
        counts["different"] += 1
        others.append(f"{line}\n  libical {their[:200]}\n  ours    {our[:200]}\n" + (f"  although {reason}\n" if reason else ""))
    with open(different, "w") as file:
        file.writelines(others)
    print(f"{sum(counts.values())} compared: " + ", ".join(f"{counts[name]} {name}" for name in
          ("equal", "equal to the judge only", "different")))
    for name, count in known.items():
        print(f"  {count}: libical: {name}")
    if others:
        print(f"error: {counts['different']} rules have other instances, see {different}. The first:\n{others[0]}", end="")
    return 1 if others else 0


sys.exit(main(*sys.argv[1:]))
