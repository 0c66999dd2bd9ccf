import KeepInTouch
import Varlink

/// The errors of `org.vitaminb.Control`, which its description explains. In every case nothing was changed.
public enum ControlError: VarlinkErrorConvertible, Equatable {
    case noSuchContact(String)
    case ambiguousContact(String, candidates: [WireContact])
    case nothingDue(name: String, next: String?)
    case notYet(when: String)
    case alreadyPast(until: String)
    case nothingToUndo
    case noCadence(name: String)
    case journalFailed(reason: String)
    case addressBookFailed(file: String, reason: String)
    case cardChanged(file: String)
    case cardRefused(file: String, reason: String)

    /// Why the book refused, for the wire.
    public init(_ refusal: Refusal, in book: Book) {
        switch refusal {
        case .noSuchContact(let who): self = .noSuchContact(who)
        case .ambiguous(let who, let candidates): self = .ambiguousContact(who, candidates: candidates.map { WireContact($0, in: book) })
        case .nothingDue(let contact, let next): self = .nothingDue(name: contact.name, next: next?.description)
        case .notYet(let when): self = .notYet(when: when.rfc3339(in: book.zone))
        case .alreadyPast(let until): self = .alreadyPast(until: until.rfc3339(in: book.zone))
        case .nothingToUndo: self = .nothingToUndo
        case .noCadence(let contact): self = .noCadence(name: contact.name)
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
    }

    private static let prefix = "org.vitaminb.Control."

    /// The error as the interface declares it.
    public var varlinkError: VarlinkError {
        let (name, fields): (String, Fields) =
            switch self {
            case .noSuchContact(let who): ("NoSuchContact", Fields(contact: who))
            case .ambiguousContact(let who, let candidates): ("AmbiguousContact", Fields(contact: who, candidates: candidates))
            case .nothingDue(let name, let next): ("NothingDue", Fields(name: name, next: next))
            case .notYet(let when): ("NotYet", Fields(when: when))
            case .alreadyPast(let until): ("AlreadyPast", Fields(until: until))
            case .nothingToUndo: ("NothingToUndo", Fields())
            case .noCadence(let name): ("NoCadence", Fields(name: name))
            case .journalFailed(let reason): ("JournalFailed", Fields(reason: reason))
            case .addressBookFailed(let file, let reason): ("AddressBookFailed", Fields(reason: reason, file: file))
            case .cardChanged(let file): ("CardChanged", Fields(file: file))
            case .cardRefused(let file, let reason): ("CardRefused", Fields(reason: reason, file: file))
            }
        return VarlinkError(Self.prefix + name, fields)
    }

    /// Reads what a service answered; nil where it is another interface's error.
    public init?(_ error: VarlinkError) {
        guard error.name.hasPrefix(Self.prefix), let fields = try? error.parameters(as: Fields.self) else { return nil }
        switch error.name.dropFirst(Self.prefix.count) {
        case "NoSuchContact": self = .noSuchContact(fields.contact ?? "")
        case "AmbiguousContact": self = .ambiguousContact(fields.contact ?? "", candidates: fields.candidates ?? [])
        case "NothingDue": self = .nothingDue(name: fields.name ?? "", next: fields.next)
        case "NotYet": self = .notYet(when: fields.when ?? "")
        case "AlreadyPast": self = .alreadyPast(until: fields.until ?? "")
        case "NothingToUndo": self = .nothingToUndo
        case "NoCadence": self = .noCadence(name: fields.name ?? "")
        case "JournalFailed": self = .journalFailed(reason: fields.reason ?? "")
        case "AddressBookFailed": self = .addressBookFailed(file: fields.file ?? "", reason: fields.reason ?? "")
        case "CardChanged": self = .cardChanged(file: fields.file ?? "")
        case "CardRefused": self = .cardRefused(file: fields.file ?? "", reason: fields.reason ?? "")
        default: return nil
        }
    }
}
