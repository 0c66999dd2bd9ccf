/// Why it isn't known when a series takes place. Nothing is guessed then: whoever asked can ask the user.
package enum Unsupported: Error, Hashable, Sendable, CustomStringConvertible {
    /// A rule that is repeated within a day: `HOURLY`, `MINUTELY`, `SECONDLY`.
    case frequency(String)
    /// A part of a rule, or a combination, on whose meaning programs don't agree.
    case part(String)
    /// No zone has this name, neither on this machine nor in the file.
    case unknownZone(String)
    /// An override changes all later instances, too (RFC 5545, section 3.2.13).
    case thisAndFuture
    /// EXRULE, which RFC 5545 no longer has.
    case exceptionRule
    /// COUNT or INTERVAL with a first day that the rule doesn't name: programs don't agree on from where to count.
    case otherFirstDay
    /// More instances than ``EventSeries/maximumInstances``, or a COUNT that would have to be counted through centuries.
    case tooMany
    /// A component of this series can't be read; the file's problems say which and why.
    case damaged

    /// The end of the sentence "it isn't known when it takes place: ".
    package var description: String {
        switch self {
        case .frequency(let name): "it repeats within a day (\(name))"
        case .part(let text): "programs read \(text) differently"
        case .unknownZone(let name): "no time zone is called \(name)"
        case .thisAndFuture: "a change applies to all later times (THISANDFUTURE)"
        case .exceptionRule: "exceptions are given by a rule (EXRULE)"
        case .otherFirstDay: "its first day doesn't fit its rule"
        case .tooMany: "it is repeated too often"
        case .damaged: "a part of it can't be read"
        }
    }
}
