/// The version of vCard that a card is written in.
package enum VCardVersion: String, Sendable {
    /// vCard 2.1 (versit Consortium, 1996).
    case v2 = "2.1"
    /// vCard 3.0 (RFC 2426).
    case v3 = "3.0"
    /// vCard 4.0 (RFC 6350).
    case v4 = "4.0"

    /// The version in a VERSION line, if it is one of the three.
    init?(of line: Line, in bytes: RawSpan) {
        guard let version = [.v3, .v4, .v2].first(where: { (version: VCardVersion) in line.says(version.rawValue, in: bytes) }) else {
            return nil
        }
        self = version
    }
}
