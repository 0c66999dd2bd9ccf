import KeepInTouch

/// The subscriber, who folds the events.
extension World {
    /// The subscriber gets each change once.
    mutating func hear(_ effect: Effect) throws {
        heard += 1
        switch effect {
        case .fellDue(let reminder, _), .reopen(let reminder, _):
            if !listed.insert(reminder.id).inserted { throw Broken(.mirror, "\(effect.brief), which was listed") }
        case .close(let reminder, _), .snooze(let reminder, _), .pause(let reminder, _):
            if listed.remove(reminder.id) == nil { throw Broken(.mirror, "\(effect.brief), which was not listed") }
        case .tell(let reminder, _):
            if !listed.contains(reminder.id) { throw Broken(.mirror, "\(effect.brief), which was not listed") }
            told.append(reminder.id)
        }
    }

    /// A subscriber who folds the events has listed what is due.
    func checkMirror() throws {
        let due = book.due(now).map(\.id)
        if let less = due.first(where: { !listed.contains($0) }) { throw Broken(.mirror, "\(less) is due, and is not listed") }
        if listed.count == due.count { return }
        if let more = listed.subtracting(due).first { throw Broken(.mirror, "\(more) is listed, and is not due") }
    }
}
