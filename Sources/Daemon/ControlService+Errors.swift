import AddressBook
import ControlInterface
import KeepInTouch
import Varlink

extension ControlService {
    /// Asks the coordinator for something. Why it was not done is thrown as the interface has it; while another program keeps the journal
    /// locked, it is asked again.
    func asking<Answer>(_ body: () throws(RequestError) -> Answer) throws -> Answer {
        do { return try body() } catch {
            let answer = explained(ControlError(error, in: coordinator.book))
            if case .journalLocked = error { throw Postponed(answer: answer) }
            throw answer
        }
    }

    /// Where nobody has the name, perhaps a card has it that is left out.
    func explained(_ error: ControlError) -> ControlError {
        guard case .noSuchContact(let who) = error, !who.folded.isEmpty,
            let card = coordinator.addressBook.leftOut.first(where: { $0.name.folded.contains(who.folded) })
        else { return error }
        return .notAPerson(name: card.name, kind: card.kind)
    }
}

extension ControlError {
    /// Why something was not done, for the wire.
    init(_ error: RequestError, in book: Book) {
        switch error {
        case .refused(let refusal): self.init(refusal, in: book)
        case .journalFailed(let reason): self = .journalFailed(reason: reason)
        case .journalLocked(let file): self = .journalLocked(file: file)
        case .cardNotChanged(.gone, let contact):
            self = .cardRefused(file: "", reason: "\(contact.name)'s card is no longer there; is a volume not mounted?")
        case .cardNotChanged(.changedMeanwhile(let file), _): self = .cardChanged(file: file)
        case .cardNotChanged(.withoutUID, let contact):
            self = .cardRefused(file: "", reason: "\(contact.name)'s card has no UID; add UID: and what uuidgen prints")
        case .cardNotChanged(.refused(let file, let reason), _): self = .cardRefused(file: file, reason: reason)
        case .cardNotChanged(.failed(let file, let error), _): self = .addressBookFailed(file: file, reason: "\(error)")
        case .addressBookFailed(let file, let reason): self = .addressBookFailed(file: file, reason: reason)
        case .mergeUnfinished(let file, let reason): self = .mergeUnfinished(file: file, reason: reason)
        }
    }
}
