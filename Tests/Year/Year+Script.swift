import Foundation
import KeepInTouch
import TestSupport

/// What happens in the year, in its order.
extension Year {
    func script() throws {
        try firstWeek()
        try winter()
        try spring()
        try summer()
        try autumn()
        try endOfYear()
    }

    private func firstWeek() throws {
        machine.happens("150 people in four groups, none of whom vitaminb knows anything about")
        try writeAll()
        try machine.start()
        try type([])
        try type(["status"])
        try until(1, 4, 10)
        try type([])
        try type(["why", "mama"])
        try inTouch(["Mama"], typing: "mama", by: "call", ["--note", say("her knee is better", "das Knie ist besser")])
        try until(1, 4, 18)
        try type(["list", "--group", "family"])
        try until(1, 5, 9, 30)
        try inTouch(
            ["Papa", "Lena Sommer"], typing: "papa, lena", by: "meal", on: today.adding(days: -1), ["--when", say("yesterday", "gestern")])
        try type(["track", "ada", "--every", "3w"])
        try type(["track", "lovelace", "--every", "3w"])
        try until(1, 6, 19)
        try type(["snooze", "oma", "--for", "2d"])
        try until(1, 8, 18)
        try type([])
        try answerTold()
        try type(["upcoming"])
    }

    private func winter() throws {
        try until(1, 13, 20)
        try type(["promise", "lovelace", say("send the book", "das Buch schicken"), "--on", say("on friday", "am freitag")])
        try until(1, 15, 18)
        try inTouch(["Ada Lovelace"], typing: "lovelace", by: "email", ["--note", say("her new job", "ihre neue Stelle")])
        try type(["promise", "lovelace", "--kept"])
        try fridays(until: (2, 8))
        machine.happens("winter holidays")
        try until(2, 11, 18)
        try type(["away", "--until", say("1 march", "1. märz")])
        try type([])
        try until(2, 24, 18)
        try type(["status"])
        try until(3, 1, 9, 15)
        try type([])
        try fridays(until: (3, 6))
        try until(3, 6, 23)
        machine.happens("a party with twelve")
        let guests = people.filter { $0.contact.groups == ["friends"] }.prefix(12).map(\.contact.name)
        try inTouch(guests, typing: guests.joined(separator: ", "), by: "meal", ["--note", say("the party", "das Fest")])
        try until(3, 10, 18)
        if isNoticed {
            machine.happens("a call with Robert")
            try inTouch(["Robert Bosch"], typing: "robert", by: "call")
        } else {
            machine.happens("a call with Robert, noted for Bob")
            try type(["ack", "bob martin", "--via", "call", "--note", say("the old bridge", "die alte Brücke")])
        }
        try fridays(until: (3, 30))
    }

    private func spring() throws {
        try until(3, 31, 18)
        if !isNoticed { try correctTheWrongEntry() }
        try until(4, 1, 9, 5)
        try type(["why", "bob martin"])
        try fridays(until: (4, 14))
        try type(["gave", "jörg", say("looked after the cat", "die Katze gehütet")])
        try type(["got", "jorg", say("help with moving", "Hilfe beim Umzug")])
        try type(["balance"])
        try type(["promise", "jörg", say("return the drill", "die Bohrmaschine zurückbringen"), "--on", say("tomorrow", "morgen")])
        try fridays(until: (5, 2))
        try until(5, 3, 12)
        machine.happens("Onkel Karl dies; his card says so since today")
        try write("Onkel Karl") {
            $0.lines.append("DEATHDATE:20270501")
            $0.contact.died = "2027-05-01"
        }
        try type(["show", "onkel karl"])
        try until(5, 10, 18)
        try type(["add", "Nora Nilsson", "--met", say("today", "heute"), "--group", "friends"])
        // Her UID is a random one: with a cadence of her own she is equal to nobody, whose place it would decide.
        try type(["track", "nora", "--every", "10w"])
        try until(5, 12, 18)
        try type(["why", "nora"])
        try fridays(until: (6, 11))
        try until(6, 12, 12)
        machine.happens("Clara Weber marries: another name, and the server gives the card another UID")
        try write("Clara Weber") {
            $0.contact = Contact(
                id: ContactID(rawValue: "clara-hoffmann"), name: "Clara Hoffmann", groups: $0.contact.groups, birthday: $0.contact.birthday)
        }
        try type(["show", "clara hoffmann"])
        try until(6, 14, 18)
        try type(["merge"])
        // As that says.
        try type(["merge", "clara-hoffmann", "person-015", "--yes"])
        try type(["show", "clara hoffmann"])
        try fridays(until: (6, 30))
    }

    private func correctTheWrongEntry() throws {
        machine.happens("three weeks later the wrong entry is noticed")
        let shown = try type(["show", "bob martin", "--all"])
        let line = shown.output.split(separator: "\n").first { $0.contains(say("the old bridge", "die alte Brücke")) } ?? ""
        let short = line.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("@") }.map(String.init) ?? "@none"
        try type(["undo", short])
        try type(["ack", "robert", "--via", "call", "--when", say("3 weeks ago", "vor 3 Wochen")])
    }

    private func summer() throws {
        machine.happens("for two months nobody answers")
        try until(7, 15, 18)
        try type([])
        try until(8, 31, 18)
        try type([])
        try type(["status"])
        try type(["tune"])
        machine.happens("a new telephone: every card is written anew")
        try writeAll()
        try type(["status"])
        try until(9, 3, 18)
        try answerTold()
        try fridays(until: (9, 19))
    }

    private func autumn() throws {
        try until(9, 20, 7)
        machine.happens("a month in New York")
        try machine.jump(to: machine.clock.now.adding(seconds: 9 * 3600), zone: "America/New_York")
        try type(["status"])
        try until(9, 21, 9, 30)
        try type([])
        try fridays(until: (10, 17))
        try until(10, 18, 6)
        machine.happens("home again")
        try machine.jump(to: machine.clock.now.adding(seconds: 8 * 3600), zone: "Europe/Berlin")
        try type([])
        try until(10, 20, 18)
        machine.happens("the disk is full")
        machine.clock.isDiskFull = true
        try inTouch(["Tante Rosi"], typing: "tante rosi", by: "call")
        try until(10, 21, 9, 30)
        machine.happens("there is room again")
        machine.clock.isDiskFull = false
        if isNoticed {
            try observe()
        } else {
            try type(["ack", "tante rosi", "--via", "call", "--when", say("yesterday", "gestern")])
        }
        try until(10, 21, 10)
        try type([])
        try fridays(until: (11, 5))
        try until(11, 8, 8)
        machine.happens("the flu")
        try type(["pause", "--all", "--for", "1w"])
        try until(11, 15, 9, 5)
        try type([])
        try until(11, 16, 22)
        try machine.stop()
        machine.happens("the battery has died: the clock begins at 1970")
        let right = instant(CivilDate(year: 2027, month: 11, day: 18) ?? today, 7, 50)
        machine.clock.now = Instant(seconds: 600)
        try machine.start()
        try type([])
        if !isNoticed { try type(["ack", "mama", "--via", "call"]) }
        machine.happens("the network sets the clock")
        try machine.jump(to: right)
        if isNoticed { try inTouch(["Mama"], typing: "mama", by: "call") }
        try until(11, 18, 9, 5)
        try type([])
        try type(["show", "mama"])
        try fridays(until: (11, 30))
    }

    private func endOfYear() throws {
        try until(12, 1, 18)
        try type(["promise", "mama", say("bake for Advent", "für den Advent backen"), "--on", say("saturday", "samstag")])
        try until(12, 6, 18)
        try type(["promise", "mama", "--dropped"])
        try fridays(until: (12, 22))
        try until(12, 23, 18)
        try type(["away", "--until", say("3 january", "3. januar")])
        try until(12, 31, 20)
        try type(["report"])
        try type(["show", "lovelace", "--all"])
        try type(["status"])
        try type(["doctor"])
        try until(13, 3, 10)
        try type([])
    }
}
