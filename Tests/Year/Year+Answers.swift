import ControlInterface
import KeepInTouch
import TestSupport

/// How the person of this year answers.
extension Year {
    /// Types a command.
    @discardableResult
    func type(_ arguments: [String]) throws -> CommandRun {
        typed += 1
        if arguments.first == "ack" { acks += 1 }
        return try machine.type(arguments)
    }

    /// Lives up to that day, and answers every Friday evening.
    func fridays(until end: (month: Int, day: Int)) throws {
        guard let end = CivilDate(year: 2027, month: end.month, day: end.day) else { return }
        while let friday = (1...7).lazy.map({ self.today.adding(days: $0) }).first(where: { $0.weekday == .friday }), friday <= end {
            let (_, month, day) = friday.components
            try until(month, day, 18)
            try answerTold()
        }
        let (_, month, day) = end.components
        try until(month, day, 18)
    }

    /// Answers most of those who were told and are open: some in one act of several, some otherwise, and some not.
    func answerTold() throws {
        if isNoticed { return try answerUnnoticed() }
        var (called, met, written): ([String], [String], [Life.Touch]) = ([], [], [])
        for reminder in try told() {
            let name = reminder.name
            switch reminder.kind.text {
            case "keep-in-touch":
                switch choice(of: name) {
                case .none: break
                case .snooze: try type(["snooze", name, "--for", "3d"])
                case .skip: try type(["skip", name])
                case .email: try write("email", to: name, &written)
                case .call: called.append(name)
                }
            case "in-person": if chance(of: name) < 8 { met.append(name) }
            case "promise": break
            default: try write("message", to: name, &written)
            }
        }
        let others = [("call", called), ("meal", met)].flatMap { via, names in
            names.map { Life.Touch(name: $0, via: via, day: today) }
        }
        life.evenings.append(written + others)
        if !called.isEmpty { try type(["ack", called.joined(separator: ", "), "--via", "call"]) }
        if !met.isEmpty { try type(["ack", met.joined(separator: ", "), "--via", "meal"]) }
    }

    private func write(_ via: String, to name: String, _ written: inout [Life.Touch]) throws {
        try type(["ack", name, "--via", via])
        written.append(Life.Touch(name: name, via: via, day: today))
    }

    /// Who was told of, and is open.
    func told() throws -> [WireReminder] {
        try machine.reminders().filter { $0.told != nil && $0.state != .snoozed && $0.state != .paused }
    }

    /// What the person does about somebody with whom to keep in touch.
    enum Choice { case none, snooze, skip, email, call }

    func choice(of name: String) -> Choice {
        switch chance(of: name) {
        case 0, 1: .none
        case 2: .snooze
        case 3: .skip
        case 4, 5: .email
        default: .call
        }
    }

    private func chance(of name: String) -> Int { (name.utf8.reduce(0) { $0 &* 31 &+ Int($1) } &+ Int(today.dayNumber)) & 15 }
}
