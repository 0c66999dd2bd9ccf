import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

extension ReviewRequest {
    /// Makes the call on its own connection, because the daemon may restart between two keys.
    func ask(clock: LocalClock) -> ReviewAnswer {
        do {
            return try answer(Vitaminbd.connect(), clock)
        } catch let error as VarlinkError {
            return .refused(Failure(error)?.sentence ?? "\(error)")
        } catch let error as ConnectionError where !error.isProtocolBroken {
            return .lost(gettext("vitaminbd is gone: \(error.sentence)."))
        } catch {
            return .lost(Failure(error)?.sentence ?? "\(error)")
        }
    }

    private func answer(_ vitaminbd: Client, _ clock: LocalClock) throws -> ReviewAnswer {
        switch self {
        case .list: return try .list(vitaminbd)
        case .contact(let uid):
            var reply = try vitaminbd.call(Control.GetContact.self, .init(contact: uid))
            // The card already shows what is due.
            reply.reminders.removeAll(where: \.isOpen)
            let entries = try vitaminbd.all(Control.ListEntries.self, .init(contact: uid)).compactMap(\.entry)
            return .contact(ContactPage(reply, entries: entries))
        case .why(let uid): return .why(try vitaminbd.call(Control.Explain.self, .init(contact: uid)))
        case .acknowledge(let reminder, let via, let note):
            return said(try vitaminbd.call(Control.Acknowledge.self, .init(contacts: [reminder], via: via, note: note))) {
                $0.confirmation($1, clock: clock)
            }
        case .snooze(let reminder, let span):
            let end = try clock.after(Span(parsing: span))
            return said(try vitaminbd.call(Control.Snooze.self, .init(contacts: [reminder], until: end.time, span: end.isSpan))) {
                $0.confirmation($1, clock: clock)
            }
        case .skip(let reminder):
            return said(try vitaminbd.call(Control.Skip.self, .init(contacts: [reminder]))) { $0.confirmation($1, clock: clock) }
        case .judge(_, let entries, let confirmed):
            let reply = try vitaminbd.call(Control.Judge.self, .init(entries: entries.map(\.text), confirmed: confirmed))
            // One answer says it for all of them.
            return said(.init(answers: Array(reply.answers.suffix(1)))) { $0.confirmation($1, clock: clock) }
        case .undo:
            let reply = try vitaminbd.call(Control.Undo.self, .init())
            return said(.init(answers: reply.answers)) { page, _ in page.undoing(reply, clock: clock) }
        }
    }

    private func said(_ said: Control.Said, _ show: (inout Page, Control.Said) -> Void) -> ReviewAnswer {
        var page = Page(style: .plain)
        show(&page, said)
        return .said(said, sentence: String(page.text.dropLast()))
    }
}

extension ReviewAnswer {
    /// Reads the reminders that are due, and what was noticed and has to be asked about.
    static func list(_ vitaminbd: Client) throws -> ReviewAnswer {
        let reminders = try vitaminbd.all(Control.ListReminders.self, .init()).flatMap(\.reminders)
        return .list(reminders, asked: try vitaminbd.all(Control.ListNoticed.self, .init(asked: true)).flatMap(\.noticed))
    }
}

extension Failure {
    /// The message in one line.
    fileprivate var sentence: String { message.prefix(1).uppercased() + message.dropFirst() + "." }
}
