#!/usr/bin/env python3
"""gen_mail.py FOLDER COUNT: writes so many letters into ten Maildirs below the folder, always the same: two in five are from or to one of
500 people, one in five is of a mailing list, the rest are strangers'. Their headers are as long as those of today's servers."""
import os, random, sys

FOLDERS = ["INBOX", "Sent", *(f"Archive.{year}" for year in range(2018, 2026))]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def noise(dice, length):
    return f"{dice.getrandbits(4 * length):0{length}x}"


def letter(number, dice):
    """A letter's folder and its text."""
    person = dice.randrange(500)
    somebody = f"Person {person} <person{person}@mail{person % 40}.example>"
    stranger = f"\"Stranger, {number}\" <stranger{number}@elsewhere{number % 97}.example>"
    kind = dice.choices(["out", "in", "list", "stranger"], [20, 20, 20, 40])[0]
    me = "Me <me@home.example>"
    sender, to = {"out": (me, somebody), "in": (somebody, me), "list": (somebody, "dev@lists.example.org"), "stranger": (stranger, me)}[kind]
    date = f"{dice.randint(1, 28)} {dice.choice(MONTHS)} {dice.randint(2018, 2025)} {dice.randint(0, 23):02}:{dice.randint(0, 59):02}:07 +0100"
    lines = []
    if kind != "out":
        lines.append("Return-Path: <bounce@elsewhere.example>")
        lines += [f"Received: from relay{hop}.example (relay{hop}.example [192.0.2.{hop}])\n\tby mx{hop}.example (Postfix) with ESMTPS id {noise(dice, 12)}\n"
                  f"\tfor <me@home.example>; {date} (CET)" for hop in range(4)]
        lines.append(f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example; s=key;\n\th=From:To:Subject:Date:Message-ID;\n"
                     f"\tbh={noise(dice, 44)};\n\tb=" + "\n\t ".join(noise(dice, 64) for _ in range(5)))
        lines.append("ARC-Seal: i=1; a=rsa-sha256; d=mail.example; cv=none;\n\tb=" + "\n\t ".join(noise(dice, 64) for _ in range(5)))
        lines.append("X-Spam-Status: No, score=-2.1 required=5.0 tests=DKIM_SIGNED,\n\tDKIM_VALID autolearn=ham")
    if kind == "list":
        lines += ["List-Id: <dev.lists.example.org>", "List-Post: <mailto:dev@lists.example.org>", "Precedence: list"]
    lines += [f"Date: {date}", f"From: {sender}", f"To: {to}", f"Message-ID: <{number}.{noise(dice, 8)}@mail.example>", f"Subject: Letter {number}",
              "MIME-Version: 1.0"]
    if dice.random() < 0.5:
        lines += ["References:" + "".join(f"\n <{dice.randrange(number + 1)}.{noise(dice, 8)}@mail.example>" for _ in range(dice.randint(1, 6)))]
    lines.append("Content-Type: " + dice.choice(["text/plain; charset=utf-8", 'multipart/alternative; boundary="x"']))
    folder = "Sent" if kind == "out" else dice.choice(["INBOX", *FOLDERS[2:]])
    return folder, "\n".join(lines) + "\n\n" + "And so on, and so forth.\n" * dice.randint(10, 400)


def main(root, count):
    dice = random.Random(1)
    for folder in FOLDERS:
        for part in ["cur", "new", "tmp"]:
            os.makedirs(f"{root}/{folder}/{part}")
    for number in range(count):
        folder, text = letter(number, dice)
        with open(f"{root}/{folder}/cur/{1_700_000_000 + number}.M{number}P1.host,U={number}:2,S", "w") as file:
            file.write(text)
    # A folder that has just been changed is listed again, since it could change within the same tick of the clock.
    for folder in FOLDERS:
        for part in ["cur", "new"]:
            os.utime(f"{root}/{folder}/{part}", (1_700_000_000, 1_700_000_000))


main(sys.argv[1], int(sys.argv[2]))
