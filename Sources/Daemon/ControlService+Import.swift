import ControlInterface
import KeepInTouch
import Storage

extension ControlService {
    /// Imports cards, or says what would become of them.
    func importCards(_ parameters: Control.ImportCards.Parameters) throws -> Control.ImportCards.Reply {
        let groups = (parameters.groups ?? []).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let (results, new) = keeper.match(parameters.cards, groups: groups.filter { !$0.isEmpty })
        if !parameters.dryRun { try keeper.add(new) }
        return .init(results: results)
    }
}
