import ControlInterface
import Daemon
import Dispatch
import Glibc
import Journal
import Platform
import Systemd

// Without /proc a program doesn't learn its arguments, and --version must not start a daemon.
guard CommandLine.argc > 0 else {
    Journald.write(JournalRecord("vitaminbd can't read its arguments: is /proc mounted?", priority: .error))
    Journald.flush()
    exit(EX_OSERR)
}

let paths = Paths()

let arguments = Array(CommandLine.arguments.dropFirst())

// Before the configuration is read: a wrong one must not prevent a restore.
if let request = Recovery.Request(arguments) {
    do {
        print(try Recovery.perform(request, paths: paths))
        exit(EXIT_SUCCESS)
    } catch {
        Journald.write(JournalRecord(StartFailure(error).message, priority: .error))
        Journald.flush()
        exit(error is JournalError ? EX_DATAERR : EX_IOERR)
    }
}

switch arguments {
case [], ["--private"]: break
case ["--check-configuration"], ["--print-address-books"], ["--print-drop-in"]:
    do {
        let configuration = try Configuration.read(path: paths.configFile, environment: paths)
        switch arguments[0] {
        case "--print-address-books": configuration.addressBookSettings.forEach { print($0) }
        case "--print-drop-in":
            print(
                ServiceDropIn.text(folders: configuration.ownFolders, paths: paths, environment: environmentVariable),
                terminator: "")
        default: break
        }
        exit(EXIT_SUCCESS)
    } catch {
        print("\(error)")
        exit(EX_CONFIG)
    }
case ["--version"]:
    print("vitaminbd", Version.text)
    exit(EXIT_SUCCESS)
default:
    print(Usage.text(configFile: paths.configFile))
    exit(arguments.contains("--help") ? EXIT_SUCCESS : EX_USAGE)
}

IdleMemory.useOneHeap()
DescriptorLimit.raise()
signal(SIGPIPE, SIG_IGN)

/// The failure that was logged last: each is logged once, however many callers are told.
var logged: StartFailure?

/// Logs why the daemon can't run.
@MainActor func log(_ failure: StartFailure) {
    if failure != logged { failure.log() }
    logged = failure
}

do {
    let passed = try ServiceManager.passedSockets()
    let host = try Unavailable.trying(for: passed.map(\.descriptor)) {
        let configuration = try Configuration.read(path: paths.configFile, environment: paths)
        return try Host(configuration: configuration, paths: paths, isPrivate: arguments == ["--private"])
    } report: { error in
        let failure = StartFailure(error)
        log(failure)
        return failure.reply
    }
    try host.start(passed: passed, address: ControlAddress.path())
    dispatchMain()
} catch {
    let failure = StartFailure(error)
    log(failure)
    exit(failure.status)
}
