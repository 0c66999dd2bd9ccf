import KeepInTouch
import Varlink

/// The errors of `org.vitaminb.Control`, which its description explains. In every case but the last nothing was changed.
package enum ControlError: VarlinkErrorConvertible, Equatable {
    case noSuchContact(String)
    case ambiguousContact(String, candidates: [WireContact])
    case nothingDue(name: String, next: String?)
    case notYet(when: String)
    case alreadyPast(until: String)
    case nothingToUndo
    case noCadence(name: String)
    case noSuchGroup(String)
    case notPaused(name: String?, by: String?)
    case dayIsOver(day: String)
    case contactIgnored(name: String)
    case tooManyPromises(name: String)
    case sameContact(name: String)
    case nothingToSettle(name: String)
    case journalFailed(reason: String)
    case journalUnusable(reason: String)
    case addressBookFailed(file: String, reason: String)
    case cardChanged(file: String)
    case cardRefused(file: String, reason: String)
    case mergeUnfinished(file: String, reason: String)

    /// Why the book refused, for the wire.
    package init(_ refusal: Refusal, in book: Book) {
        switch refusal {
        case .noSuchContact(let who): self = .noSuchContact(who)
        case .ambiguous(let who, let candidates): self = .ambiguousContact(who, candidates: candidates.map { WireContact($0, in: book) })
        case .nothingDue(let contact, let next): self = .nothingDue(name: contact.name, next: next?.description)
        case .notYet(let when): self = .notYet(when: when.rfc3339(in: book.zone))
        case .alreadyPast(let until): self = .alreadyPast(until: until.rfc3339(in: book.zone))
        case .nothingToUndo: self = .nothingToUndo
        case .noCadence(let contact): self = .noCadence(name: contact.name)
        case .noSuchGroup(let name): self = .noSuchGroup(name)
        case .notPaused(let contact, let subject): self = .notPaused(name: contact?.name, by: subject.flatMap(Self.pausedBy))
        case .dayIsOver(let day): self = .dayIsOver(day: day.description)
        case .isIgnored(let contact): self = .contactIgnored(name: contact.name)
        case .tooManyPromises(let contact): self = .tooManyPromises(name: contact.name)
        case .sameContact(let contact): self = .sameContact(name: contact.name)
        case .nothingToSettle(let contact): self = .nothingToSettle(name: contact.name)
        }
    }

    private static func pausedBy(_ subject: Subject) -> String? {
        switch subject {
        case .contact: nil
        case .group(let name): name
        case .everybody: "everybody"
        }
    }

    private struct Fields: Codable {
        var contact: String?
        var candidates: [WireContact]?
        var name: String?
        var next: String?
        var when: String?
        var until: String?
        var reason: String?
        var file: String?
        var group: String?
        var by: String?
        var day: String?
    }

    private static let prefix = "org.vitaminb.Control."

    /// The error as the interface declares it.
    package var varlinkError: VarlinkError {
        let (name, fields): (String, Fields) =
            switch self {
            case .noSuchContact(let who): ("NoSuchContact", Fields(contact: who))
            case .ambiguousContact(let who, let candidates): ("AmbiguousContact", Fields(contact: who, candidates: candidates))
            case .nothingDue(let name, let next): ("NothingDue", Fields(name: name, next: next))
            case .notYet(let when): ("NotYet", Fields(when: when))
            case .alreadyPast(let until): ("AlreadyPast", Fields(until: until))
            case .nothingToUndo: ("NothingToUndo", Fields())
            case .noCadence(let name): ("NoCadence", Fields(name: name))
            case .noSuchGroup(let group): ("NoSuchGroup", Fields(group: group))
            case .notPaused(let name, let by): ("NotPaused", Fields(name: name, by: by))
            case .dayIsOver(let day): ("DayIsOver", Fields(day: day))
            case .contactIgnored(let name): ("ContactIgnored", Fields(name: name))
            case .tooManyPromises(let name): ("TooManyPromises", Fields(name: name))
            case .sameContact(let name): ("SameContact", Fields(name: name))
            case .nothingToSettle(let name): ("NothingToSettle", Fields(name: name))
            case .journalFailed(let reason): ("JournalFailed", Fields(reason: reason))
            case .journalUnusable(let reason): ("JournalUnusable", Fields(reason: reason))
            case .addressBookFailed(let file, let reason): ("AddressBookFailed", Fields(reason: reason, file: file))
            case .cardChanged(let file): ("CardChanged", Fields(file: file))
            case .cardRefused(let file, let reason): ("CardRefused", Fields(reason: reason, file: file))
            case .mergeUnfinished(let file, let reason): ("MergeUnfinished", Fields(reason: reason, file: file))
            }
        return VarlinkError(Self.prefix + name, fields)
    }

    /// Reads what a service answered; nil where it is another interface's error.
    package init?(_ error: VarlinkError) {
        guard error.name.hasPrefix(Self.prefix), let fields = try? error.parameters(as: Fields.self) else { return nil }
        switch error.name.dropFirst(Self.prefix.count) {
        case "NoSuchContact": self = .noSuchContact(fields.contact ?? "")
        case "AmbiguousContact": self = .ambiguousContact(fields.contact ?? "", candidates: fields.candidates ?? [])
        case "NothingDue": self = .nothingDue(name: fields.name ?? "", next: fields.next)
        case "NotYet": self = .notYet(when: fields.when ?? "")
        case "AlreadyPast": self = .alreadyPast(until: fields.until ?? "")
        case "NothingToUndo": self = .nothingToUndo
        case "NoCadence": self = .noCadence(name: fields.name ?? "")
        case "NoSuchGroup": self = .noSuchGroup(fields.group ?? "")
        case "NotPaused": self = .notPaused(name: fields.name, by: fields.by)
        case "DayIsOver": self = .dayIsOver(day: fields.day ?? "")
        case "ContactIgnored": self = .contactIgnored(name: fields.name ?? "")
        case "TooManyPromises": self = .tooManyPromises(name: fields.name ?? "")
        case "SameContact": self = .sameContact(name: fields.name ?? "")
        case "NothingToSettle": self = .nothingToSettle(name: fields.name ?? "")
        case "JournalFailed": self = .journalFailed(reason: fields.reason ?? "")
        case "JournalUnusable": self = .journalUnusable(reason: fields.reason ?? "")
        case "AddressBookFailed": self = .addressBookFailed(file: fields.file ?? "", reason: fields.reason ?? "")
        case "CardChanged": self = .cardChanged(file: fields.file ?? "")
        case "CardRefused": self = .cardRefused(file: fields.file ?? "", reason: fields.reason ?? "")
        case "MergeUnfinished": self = .mergeUnfinished(file: fields.file ?? "", reason: fields.reason ?? "")
        default: return nil
        }
    }
}
