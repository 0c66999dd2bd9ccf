import ControlInterface
import Journal
import KeepInTouch
import TestSupport

/// The same year where mail, calendar and telephone are on the machine, and the person types only what these can't say.
extension Year {
    /// Whether the machine can see the life.
    var isNoticed: Bool { traces != nil }

    /// The person was in touch with these, and says so by `words`. `more` are further options: what is noticed has no note.
    func inTouch(_ names: [String], typing words: String, by via: String, on day: CivilDate? = nil, _ more: [String] = []) throws {
        let command = ["ack", words, "--via", via] + more
        guard isNoticed else {
            try type(command)
            return
        }
        var touches = names.map { Life.Touch(name: $0, via: via, day: day ?? today) }
        try leaveTraces(of: &touches, together: true)
        try observe()
        let open = try machine.reminders().filter { $0.state == .due || $0.state == .overdue }
        let isUnknown = more.contains("--note") || touches.contains { !$0.hasTrace || isOpen($0, open) }
        // Where nothing can be kept, the person does as vitaminb does: later.
        let isTyped = isUnknown && !machine.clock.isDiskFull
        if isTyped { try type(command) }
        for index in touches.indices { touches[index].isTyped = isTyped }
        self.touches += touches
    }

    /// The evening of another year once more: those who were contacted then are, whether they were told of or not.
    func answerUnnoticed() throws {
        var touches = life.evenings.indices.contains(evening) ? life.evenings[evening] : []
        evening += 1
        try leaveTraces(of: &touches, together: false)
        try observe()
        let open = try told()
        let names = Set(touches.map(\.name))
        for reminder in open where reminder.kind.text == "keep-in-touch" && !names.contains(reminder.name) {
            switch choice(of: reminder.name) {
            case .snooze: try type(["snooze", reminder.name, "--for", "3d"])
            case .skip: try type(["skip", reminder.name])
            case .none, .email, .call: break
            }
        }
        for index in touches.indices { touches[index].isTyped = !touches[index].hasTrace || isOpen(touches[index], open) }
        let typed = touches.filter(\.isTyped)
        for touch in typed where touch.via == "email" || touch.via == "message" { try type(["ack", touch.name, "--via", touch.via]) }
        for via in ["call", "meal"] {
            let names = typed.filter { $0.via == via }.map(\.name)
            if !names.isEmpty { try type(["ack", names.joined(separator: ", "), "--via", via]) }
        }
        self.touches += touches
    }

    /// What the timer does every hour. Nobody types it.
    func observe() throws {
        let run = try machine.type(["observe"], isSecret: true)
        // A full disk is no reason to complain: it is looked again later.
        if run.status != 0 || !run.errors.isEmpty, !machine.clock.isDiskFull {
            throw Failure("observe at \(machine.local): \(run.status) \(run.output)\(run.errors)")
        }
    }

    /// What their programs keep of it. Of messages, and of people whose card has no address, there is nothing.
    func leaveTraces(of touches: inout [Life.Touch], together: Bool) throws {
        guard let traces else { return }
        let zone = machine.record.zone(machine)
        func person(_ touch: Life.Touch) -> People.Person? { people.first { $0.contact.name == touch.name } }
        /// A time of day before answers are given, each a little later than the one before. Who was told of is told before it.
        func moment(_ place: Int, _ hour: Int) -> Instant { instant(touches[place].day, hour, place) }
        let guests = touches.filter { $0.via == "meal" }.compactMap(person)
        if together, !guests.isEmpty { try traces.meeting(with: guests, at: moment(0, 7)) }
        for place in touches.indices {
            guard let person = person(touches[place]) else { continue }
            switch touches[place].via {
            case "email": try traces.letter(to: person, at: moment(place, together ? 7 : 16), in: zone)
            case "call": try traces.call(person, at: moment(place, together ? 7 : 16))
            case "meal" where !together: try traces.meeting(with: [person], at: moment(place, 12))
            // At a feast nobody need have spoken to everybody: it is not to be noticed.
            case "meal": if guests.count > 5 { continue }
            default: continue
            }
            touches[place].hasTrace = true
        }
    }

    private func isOpen(_ touch: Life.Touch, _ open: [WireReminder]) -> Bool {
        open.contains { reminder in
            guard reminder.name == touch.name else { return false }
            switch reminder.kind.text {
            case "keep-in-touch": return touch.via != "message"
            case "in-person": return touch.via == "meal"
            default: return touch.via == "message"
            }
        }
    }

    // MARK: The result

    /// What is wrong with what the journal has of the life: each time that they were in touch is there once, noticed or typed, and nothing
    /// else is. Both it is only where the person had to say more than could be noticed.
    func checkLife() throws -> [String] {
        var found: [String: (noticed: Int, typed: Int)] = [:]
        let entries = try journalEntries().entries
        let undone = Set(entries.compactMap { entry in if case .undone(let id) = entry.what { id } else { nil } })
        for entry in entries where !undone.contains(entry.id) {
            guard let contact = entry.contact, let day = entry.day else { continue }
            switch entry.what {
            case .noticed(let evidence) where evidence.isContact:
                let via = ["mail": "email", "calendar": "meal", "calls": "call"][evidence.source.rawValue] ?? ""
                found["\(day) \(name(of: contact)) \(via)", default: (0, 0)].noticed += 1
            case .acknowledged(let interaction, _, _), .logged(let interaction):
                found["\(day) \(name(of: contact)) \(interaction.via.rawValue)", default: (0, 0)].typed += 1
            default: break
            }
        }
        var wrongs: [String] = []
        for touch in touches {
            let now = People.all.firstIndex { $0.contact.name == touch.name }.map { people[$0].contact.name } ?? touch.name
            let key = "\(touch.day) \(now) \(touch.via)"
            let (noticed, typed) = found.removeValue(forKey: key) ?? (0, 0)
            if noticed != (touch.hasTrace ? 1 : 0) { wrongs.append("\(key): noticed \(noticed) times") }
            if typed != (touch.isTyped ? 1 : 0) { wrongs.append("\(key): typed \(typed) times") }
        }
        return wrongs + found.keys.sorted().map { "\($0): that never happened" }
    }

    /// Whose it is, by the name that their card has now. Nora has the only card that was not there at first.
    private func name(of contact: ContactID) -> String {
        zip(People.all, people).first { $0.contact.id == contact || $1.contact.id == contact }?.1.contact.name ?? "Nora Nilsson"
    }

    /// Lives the year without evidence and then the same life with it. Returns whether all is right, and prints what is not.
    static func compare(until last: String?) throws -> Bool {
        let plain = try Year(language: "en", until: last)
        try plain.live()
        let year = try Year(language: "en", until: last, living: plain.life)
        var wrongs: [String] = []
        do { try year.live() } catch let end as Failure { wrongs.append(end.description) }
        wrongs += try year.checkLife()
        wrongs += try year.judge()
        if last == nil, !year.text.contains("\n      \(year.touches.count) interactions with ") {
            wrongs.append("they were in touch \(year.touches.count) times, and the report says something else")
        }
        if year.acks >= plain.acks { wrongs.append("nothing was saved: \(year.acks) acks, and \(plain.acks) without evidence") }
        if last != nil { print(year.text) }
        for wrong in wrongs.prefix(20) { print("evidence: \(wrong)") }
        print("evidence: \(year.summary)")
        let (noticed, both) = (year.touches.filter(\.hasTrace), year.touches.filter { $0.hasTrace && $0.isTyped })
        print("counted in touch \(year.touches.count) times: \(noticed.count) noticed, \(both.count) of these typed, too")
        print(
            """
            counted commands typed in the year: \(plain.typed) without evidence, \(year.typed) with it \
            (acks: \(plain.acks) and \(year.acks))
            """)
        return wrongs.isEmpty
    }
}
