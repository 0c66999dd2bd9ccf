import ControlInterface
import KeepInTouch
import TestSupport

/// How the person of this year answers.
extension Year {
    /// Types a command.
    @discardableResult
    func type(_ arguments: [String]) throws -> CommandRun { try machine.type(arguments) }

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
        let told = try machine.reminders().filter { $0.told != nil && $0.state != .snoozed && $0.state != .paused }
        var called: [String] = []
        var met: [String] = []
        for reminder in told {
            let name = reminder.name
            let chance = (name.utf8.reduce(0) { $0 &* 31 &+ Int($1) } &+ Int(today.dayNumber)) & 15
            switch reminder.kind.text {
            case "keep-in-touch":
                switch chance {
                case 0, 1: break
                case 2: try type(["snooze", name, "--for", "3d"])
                case 3: try type(["skip", name])
                case 4, 5: try type(["ack", name, "--via", "email"])
                default: called.append(name)
                }
            case "in-person": if chance < 8 { met.append(name) }
            case "promise": break
            default: try type(["ack", name, "--via", "message"])
            }
        }
        if !called.isEmpty { try type(["ack", called.joined(separator: ", "), "--via", "call"]) }
        if !met.isEmpty { try type(["ack", met.joined(separator: ", "), "--via", "meal"]) }
    }
}
