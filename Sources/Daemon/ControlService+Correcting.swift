import AddressBook
import ControlInterface
import KeepInTouch
import Varlink

/// The handlers for taking back and correcting what was said.
extension ControlService {
    func registerCorrecting(with service: Service) throws {
        try service.handle(Control.Undo.self) { try undo($0) }
        try service.handle(Control.Amend.self) { try amend($0) }
    }

    func undo(_ parameters: Control.Undo.Parameters) throws -> Control.Undo.Reply {
        let undone = try asking { () throws(RequestError) in try coordinator.undo(try wish(parameters)) }
        let others = undone.staying.compactMap(\.contact).reduce(into: [Contact]()) { if !$0.contains($1) { $0.append($1) } }
        return .init(
            answers: try undone.undone.map { try answer($0, undone: true) }, others: others.map(wire),
            file: undone.cards.lazy.compactMap(\.back).first, former: undone.cards.lazy.compactMap(\.former).first)
    }

    private func wish(_ parameters: Control.Undo.Parameters) throws(RequestError) -> TakingBack.Wish {
        if let act = parameters.act { return .act(act) }
        if let entry = parameters.entry { return .entry(try coordinator.entry(named: entry)) }
        guard let who = parameters.contact else { return .lastAct }
        do { return .contact(try coordinator.book.find(who).id) } catch { throw .refused(error) }
    }

    private func amend(_ parameters: Control.Amend.Parameters) throws -> Control.Amend.Reply {
        let amendment = Amendment(
            happened: parameters.when.map { instant($0, .past) }, via: parameters.via,
            note: try parameters.note.map { try note($0) }, on: parameters.on, text: try parameters.text.map { try line($0, "text") })
        let said = try asking { () throws(RequestError) in
            try coordinator.amend(try coordinator.entry(named: parameters.entry), amendment)
        }
        return .init(answers: [try answer(said, amended: true)])
    }
}
