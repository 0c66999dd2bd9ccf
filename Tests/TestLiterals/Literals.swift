import ControlInterface
import FoundationEssentials
import KeepInTouch

// Values as tests write them: in the text that the wire has.

extension CivilDate: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self = valid(CivilDate(text), text) }
}

extension AnnualDay: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self = valid(AnnualDay(text), text) }
}

extension Cadence: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self = valid(try? Cadence(parsing: text), text) }
}

extension ContactID: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(rawValue: text) }
}

extension LocalInstant: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self = valid(LocalInstant(text), text) }
}

extension When: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self = valid(When(text), text) }
}

extension Word: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
{
    package init(stringLiteral text: String) { self.init(text) }
}

private func valid<T>(_ value: T?, _ text: String) -> T {
    guard let value else { preconditionFailure("\"\(text)\" is no \(T.self)") }
    return value
}
