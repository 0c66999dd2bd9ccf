import ControlInterface
import Daemon
import Dispatch
import Glibc
import Journal
import Platform
import SQLite
import Systemd

/// Logs why the daemon can't run, and exits with this status (sysexits.h).
func end(_ message: String, messageID: String? = nil, status: Int32) -> Never {
    Journald.write(JournalRecord(message, priority: .error, messageID: messageID))
    Journald.flush()
    exit(status)
}

let paths = Paths()

let arguments = Array(CommandLine.arguments.dropFirst())

// Before the configuration is read: a wrong one must not prevent a restore.
if let request = Recovery.Request(arguments) {
    do {
        print(try Recovery.perform(request, paths: paths))
        exit(EXIT_SUCCESS)
    } catch {
        end("\(JournalError(error) ?? error)", status: error is JournalError ? EX_DATAERR : EX_IOERR)
    }
}

switch arguments {
case [], ["--private"], ["--check-configuration"], ["--print-address-books"]: break
case ["--version"]:
    print("vitaminbd", Version.text)
    exit(EXIT_SUCCESS)
default:
    print(Usage.text(configFile: paths.configFile))
    exit(arguments.contains("--help") ? EXIT_SUCCESS : EX_USAGE)
}

let configuration: Configuration
do {
    configuration = try Configuration.read(path: paths.configFile, environment: paths)
} catch {
    if arguments == ["--check-configuration"] {
        print("\(error)")
        exit(EX_CONFIG)
    }
    end("\(error)", messageID: MessageID.configurationRefused, status: EX_CONFIG)
}
if arguments == ["--print-address-books"] { configuration.addressBooks.forEach { print($0) } }
let isPrivate = arguments == ["--private"]
if !arguments.isEmpty && !isPrivate { exit(EXIT_SUCCESS) }

IdleMemory.useOneHeap()
DescriptorLimit.raise()
signal(SIGPIPE, SIG_IGN)

do {
    let passed = try ServiceManager.passedSockets()
    let host: Host
    do {
        host = try Host(configuration: configuration, paths: paths, isPrivate: isPrivate)
    } catch {
        // Answer the clients that wait in the socket, which would otherwise have the service started again and again.
        UnavailableReply.tell("\(JournalError(error) ?? error)", on: passed.map(\.descriptor))
        throw JournalError(error) ?? error
    }
    try host.start(passed: passed, address: ControlAddress.path())
    dispatchMain()
} catch let error as JournalError where error.isLasting {
    end("\(error)", messageID: MessageID.journalDamaged, status: EX_DATAERR)
} catch let error as JournalError {
    end("\(error)", status: EX_IOERR)
} catch let error as SQLiteError {
    end("\(error)", status: EX_IOERR)
} catch {
    end("\(error)", status: EX_OSERR)
}
