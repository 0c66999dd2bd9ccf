import Platform

/// How a hook's run went.
enum HookOutcome: Equatable {
    case succeeded
    /// It failed for this reason.
    case failed(String)
    /// There is no user manager that could have run it.
    case noManager(String)

    /// Of a child process that ended like this.
    init(_ status: ExitStatus) {
        switch status {
        case .exited(0): self = .succeeded
        case .exited(let status): self = .failed(status: status)
        case .signalled(let signal): self = .failed(signalled: signal)
        }
    }

    /// It exited with this status.
    static func failed(status: Int32) -> HookOutcome { .failed("exit status \(status)") }
    /// A signal ended it.
    static func failed(signalled signal: Int32) -> HookOutcome { .failed("ended by signal \(signal)") }
    /// It was stopped after this many seconds.
    static func failed(after seconds: Int) -> HookOutcome { .failed("it took longer than \(seconds) s, and was ended") }
    /// It could not be started.
    static func failed(toStart reason: String) -> HookOutcome { .failed("it can't be started: \(reason)") }
    /// The kernel can't execute the file.
    static let notExecutable = HookOutcome.failed(toStart: "does its first line name a program that is there?")
}
