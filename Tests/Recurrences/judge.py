"""Compares what two programs make of the same rules: judge.py RULES THEIRS OURS DIFFERENT

Prints how many are equal, and exits 1 where one isn't. DIFFERENT gets those. What libical 3.0.16 is known to do wrong is listed in KNOWN;
such a rule counts as equal only where dateutil, a third program, says the same as ours.
"""
import collections
import datetime
import sys
import zoneinfo

from dateutil import rrule


def parts(rule):
    return dict(part.split("=", 1) for part in rule.split(";"))


def is_first_named(rule, start):
    """Whether BYDAY of a weekly rule names the first day."""
    return "BYDAY" not in rule or ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[start.weekday()] in rule["BYDAY"].split(",")


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
    "it counts negative BYWEEKNO in weeks from Monday, whatever WKST is":
        lambda rule, start: "-" in rule.get("BYWEEKNO", "") and rule.get("WKST", "MO") != "MO",
}


def moment(text):
    return datetime.datetime.strptime(text, "%Y%m%d" if len(text) == 8 else "%Y%m%dT%H%M%S")


def dateutil(head, rule):
    """The starts of a rule by dateutil, written as the programs write them."""
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
    for day in rrule.rrulestr(rule, dtstart=moment(start)):
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
        if reason and dateutil(head, rule) == our:
            counts["equal to dateutil only"] += 1
            known[reason] += 1
            continue
        counts["different"] += 1
        others.append(f"{line}\n  libical {their[:200]}\n  ours    {our[:200]}\n" + (f"  although {reason}\n" if reason else ""))
    with open(different, "w") as file:
        file.writelines(others)
    print(f"{sum(counts.values())} compared: " + ", ".join(f"{counts[name]} {name}" for name in
          ("equal", "equal to dateutil only", "different")))
    for name, count in known.items():
        print(f"  {count}: libical: {name}")
    if others:
        print(f"error: {counts['different']} rules have other instances, see {different}. The first:\n{others[0]}", end="")
    return 1 if others else 0


sys.exit(main(*sys.argv[1:]))
