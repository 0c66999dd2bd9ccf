/// How a process ended.
package enum ExitStatus: Equatable, Sendable {
    /// It exited with this status, 0 to 255.
    case exited(Int32)
    /// This signal ended it (signal(7)).
    case signalled(Int32)

    /// From what wait(2) stores.
    package init(waitStatus: Int32) {
        let signal = waitStatus & 0x7F
        self = signal == 0 ? .exited(waitStatus >> 8 & 0xFF) : .signalled(signal)
    }

    /// As shells count it: the exit status, or 128 and the signal's number.
    package var number: Int32 {
        switch self {
        case .exited(let status): status
        case .signalled(let signal): 128 + signal
        }
    }
}
