import ControlInterface
import Glibc
import Journal
import SQLite
import Systemd

/// Why the daemon can't run, as journald, its callers and its exit status say it.
package struct StartFailure: Error, Equatable {
    /// What is wrong and what to do about it.
    package let message: String
    private let messageID: String?
    /// The exit status (sysexits.h). systemd doesn't restart the service after those that a restart would not mend.
    package let status: Int32

    /// The failure of the configuration, the journal, or anything else.
    package init(_ error: any Error) {
        let error = JournalError(error) ?? error
        message = "\(error)"
        (messageID, status) =
            switch error {
            case is ConfigurationError: (MessageID.configurationRefused, EX_CONFIG)
            case let error as JournalError where error.isLasting: (MessageID.journalDamaged, EX_DATAERR)
            case is JournalError, is SQLiteError: (nil, EX_IOERR)
            default: (nil, EX_OSERR)
            }
    }

    /// What callers are told.
    package var reply: ControlError {
        status == EX_CONFIG ? .configurationRefused(reason: message) : .journalUnusable(reason: message)
    }

    /// Writes it to journald.
    package func log() {
        Journald.write(JournalRecord(message, priority: .error, messageID: messageID))
        Journald.flush()
    }
}
