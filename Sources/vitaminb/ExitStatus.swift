import Glibc

/// Exit statuses, one for each kind of failure (sysexits.h). The argument parser's own errors are ``usage``, too.
enum ExitStatus: CaseIterable {
    /// Done; also where nobody was left to read the output.
    case ok
    /// `doctor` found something that needs the user's hand.
    case unwell
    /// Something typed can't be read, is impossible (a call tomorrow), or names several contacts.
    case usage
    /// What was asked for doesn't apply: nothing is due, nothing can be undone, there is no cadence, a value or a card isn't taken.
    case data
    /// A file to read isn't there, or may not be read.
    case noInput
    /// No such contact.
    case noContact
    /// The daemon isn't there, or went away.
    case unavailable
    /// A mistake in this program.
    case software
    /// The journal, the address book or the output couldn't be written.
    case inputOutput
    /// The daemon and this program don't understand each other.
    case protocolBroken
    /// The daemon serves somebody else.
    case noPermission
    /// The configuration is refused, and the daemon doesn't run.
    case configuration

    /// The number for exit(3).
    var rawValue: Int32 {
        switch self {
        case .ok: EX_OK
        case .unwell: EXIT_FAILURE
        case .usage: EX_USAGE
        case .data: EX_DATAERR
        case .noInput: EX_NOINPUT
        case .noContact: EX_NOUSER
        case .unavailable: EX_UNAVAILABLE
        case .software: EX_SOFTWARE
        case .inputOutput: EX_IOERR
        case .protocolBroken: EX_PROTOCOL
        case .noPermission: EX_NOPERM
        case .configuration: EX_CONFIG
        }
    }
}
