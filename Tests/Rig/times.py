#!/usr/bin/python3
"""The section TIMES of vitaminb(1), said a second time: times.py when|until TIME PRINTED

Exits 0 if PRINTED, as --json prints it, is empty or what the section promises for TIME, 1 if not, and 3 if the section promises nothing,
since TIME is not on that side. A day that has passed is printed as its noon, and today as the time at which it was said.
"""
import calendar
import sys
from datetime import date, datetime, timedelta

MON, FRI, SAT = 0, 4, 5
direction, text, printed = sys.argv[1:]
ahead = direction == "until"
now = datetime.now()
today = now.date()


def days(number):
    return today + timedelta(days=number)


def clock(day, hour, minute=0):
    return datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=minute)


def weekday(number):
    """The nearest day of that name; today is a week away."""
    return days((number - today.weekday() - 1) % 7 + 1 if ahead else -((today.weekday() - number - 1) % 7 + 1))


def month(number, day):
    """That many months from this one, on that day or the last one."""
    year, index = divmod(today.year * 12 + today.month - 1 + number, 12)
    return date(year, index + 1, min(day, calendar.monthrange(year, index + 1)[1]))


def nearest(candidates):
    """The nearest day on that side. The section doesn't say whether that can be today, so it can."""
    side = sorted((day for day in candidates if day != today and (day > today) == ahead), reverse=not ahead)
    return {side[0]} | ({today} & set(candidates))


def fixed(day):
    return {day} if day == today or (day > today) == ahead else None


def hour(hour, minute=0):
    """The nearest of that time of day."""
    times = [clock(days(n), hour, minute) for n in (-1, 0, 1)]
    return {min((time for time in times if (time > now) == ahead), key=lambda time: abs(time - now))}


def part(usual, start, end):
    """The time that the part stands for; while that is on the wrong side, the part may still be on (or begun), which is today."""
    told = hour(usual)
    first, last = (max(clock(today, usual), now), clock(today, end)) if ahead else (clock(today, start), min(clock(today, usual), now))
    return told | ({(first, last)} if first <= last else set())


this_year = [date(today.year + n, 1, 1) for n in (-1, 0, 1)]
monday = today - timedelta(days=today.weekday())
on_friday = {weekday(FRI)}


def past(value):
    return value if not ahead else None


def future(value):
    return value if ahead else None


def on_weekday(number, hour):
    """That day and hour, which may be today if it is on that side."""
    time = clock(today, hour)
    return {time if today.weekday() == number and (time > now) == ahead else clock(weekday(number), hour)}


# What may be printed: days, times of day, or pairs of a first and a last time; None where the time is not on that side.
TIMES = {
    "now": past({(now - timedelta(minutes=1), now + timedelta(minutes=1))}),
    "today": past({today}), "yesterday": past({days(-1)}), "tomorrow": future({days(1)}),
    "day after tomorrow": future({days(2)}), "vorgestern": past({days(-2)}),
    "friday": on_friday, "fri": on_friday, "on friday": on_friday, "am Freitag": on_friday,
    "friday 17:00": on_weekday(FRI, 17),
    "next friday": future(on_friday), "last friday": past(on_friday),
    "this friday": {today} if today.weekday() == FRI else on_friday,
    "friday next week": future({monday + timedelta(days=7 + FRI)}), "nächste Woche Freitag": future({monday + timedelta(days=7 + FRI)}),
    "next week": future({days(7)}), "last month": past({month(-1, today.day)}), "next year": future({month(12, today.day)}),
    "weekend": nearest([days(n) for n in range(-7, 8) if days(n).weekday() == SAT]),
    "end of month": nearest([month(n, 31) for n in (-1, 0, 1)]),
    "beginning of next week": future({monday + timedelta(days=7)}),
    "Ende Dezember": nearest([day.replace(month=12, day=31) for day in this_year]),
    "3d": {days(3 if ahead else -3)}, "2 weeks": {days(14 if ahead else -14)}, "in 3 days": future({days(3)}),
    "a week ago": past({days(-7)}), "vor 2 Wochen": past({days(-14)}),
    "half an hour ago": past({(now - timedelta(minutes=31), now - timedelta(minutes=29))}),
    "2026-12-01": fixed(date(2026, 12, 1)), "1.12.2026": fixed(date(2026, 12, 1)), "1 December 2026": fixed(date(2026, 12, 1)),
    "1.12.": nearest([day.replace(month=12) for day in this_year]),
    "dec 3": nearest([day.replace(month=12, day=3) for day in this_year]),
    "3. Dezember": nearest([day.replace(month=12, day=3) for day in this_year]),
    "3rd": nearest([month(n, 3) for n in (-1, 0, 1)]),
    "9:00": hour(9), "tomorrow 9:00": future({clock(days(1), 9)}), "5pm": hour(17), "9 Uhr 30": hour(9, 30), "halb neun": hour(8, 30),
    "monday at 18:00": on_weekday(MON, 18), "at 5": hour(17),
    "morning": part(9, 5, 12), "noon": hour(12), "afternoon": part(15, 12, 18), "evening": part(19, 17, 24), "night": part(22, 20, 24),
    "midnight": hour(0), "tonight": part(19, 17, 24) if ahead or now.hour >= 19 else None,
    "tomorrow evening": future({clock(days(1), 19)}), "morgen früh": future({clock(days(1), 9)}),
    # Only in the help texts.
    "monday 18:00": on_weekday(MON, 18), "friday 9:00": on_weekday(FRI, 9),
    "2 weeks ago": past({days(-14)}), "next monday": future({weekday(MON)}), "next monday 9:00": future({clock(weekday(MON), 9)}),
    "2w": {days(14 if ahead else -14)}, "3w": {days(21 if ahead else -21)}, "1 month": {month(1 if ahead else -1, today.day)},
    "1h 30min": future({(now + timedelta(minutes=89), now + timedelta(minutes=91))}),
    "2026-11-20": fixed(date(2026, 11, 20)), "2026-12-24": fixed(date(2026, 12, 24)),
}
if text not in TIMES:
    sys.exit(f"times.py doesn't know what {text} means")
promised = TIMES[text]
if promised is None:
    sys.exit(3)
if not printed:
    sys.exit(0)
if printed == "refused":
    # Where today can be meant, it can be refused, too: it has begun, so nothing can wait until then.
    sys.exit(0 if ahead and today in promised else 1)


def is_meant(value):
    if isinstance(value, date) and not isinstance(value, datetime):
        if len(printed) == 10:
            return printed == str(value)
        return printed[:10] == str(value) and (printed[11:16] == "12:00" or abs(time - now) < timedelta(minutes=1))
    if len(printed) == 10:
        return False
    return value[0] <= time <= value[1] if isinstance(value, tuple) else time == value


time = datetime.fromisoformat(printed[:19])
if not any(map(is_meant, promised)):
    looking = "ahead" if ahead else "back"
    sys.exit(f"{text}, looking {looking} on {now:%A %F %H:%M}, is {printed}; promised: {' or '.join(map(str, promised))}")
