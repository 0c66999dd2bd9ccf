import KeepInTouch

/// A point in time with its microseconds, from text as GLib writes it (g_date_time_format_iso8601): `2025-02-03T10:30:00.250000Z`.
struct PreciseInstant {
    /// Microseconds since 1970. They fit: the calendar ends with the year 9999.
    let microseconds: Int64

    /// Without the microseconds.
    var instant: Instant { Instant(seconds: (microseconds - Int64(fraction)) / 1_000_000) }

    private var fraction: Int

    /// Reads ISO 8601's extended form; without an offset it is UTC. Nil: it is none, or no calendar has it.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        guard bytes.count >= 19, let day = CivilDate(String(decoding: bytes.prefix(10), as: UTF8.self)), bytes[10] == UInt8(ascii: "T")
        else {
            return nil
        }
        bytes = bytes.dropFirst(11)
        guard let hour = Self.digits(&bytes, 2), Self.take(":", from: &bytes), let minute = Self.digits(&bytes, 2),
            Self.take(":", from: &bytes), let second = Self.digits(&bytes, 2), hour < 24, minute < 60, second <= 60
        else { return nil }
        fraction = 0
        if Self.take(".", from: &bytes) {
            var scale = 100_000
            guard bytes.first.map(Self.isDigit) == true else { return nil }
            while let digit = Self.digits(&bytes, 1) {
                fraction += digit * scale
                scale /= 10
            }
        }
        guard let offset = Self.offset(bytes) else { return nil }
        let seconds = Int64(day.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        microseconds = seconds * 1_000_000 + Int64(fraction)
        guard Instant(seconds: seconds).seconds == seconds else { return nil }
    }

    /// Seconds east of UTC: `Z`, `+01`, `+0100`, `+01:00`, or nothing.
    private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        var bytes = text
        if bytes.isEmpty || bytes.elementsEqual("Z".utf8) { return 0 }
        let isWest = take("-", from: &bytes)
        guard isWest || take("+", from: &bytes), let hours = digits(&bytes, 2), hours < 24 else { return nil }
        _ = take(":", from: &bytes)
        let minutes = bytes.isEmpty ? 0 : digits(&bytes, 2)
        guard let minutes, minutes < 60, bytes.isEmpty else { return nil }
        return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func digits(_ bytes: inout ArraySlice<UInt8>, _ count: Int) -> Int? {
        let text = bytes.prefix(count)
        guard text.count == count, text.allSatisfy(isDigit) else { return nil }
        bytes = bytes.dropFirst(count)
        return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func take(_ byte: Unicode.Scalar, from bytes: inout ArraySlice<UInt8>) -> Bool {
        guard bytes.first == UInt8(ascii: byte) else { return false }
        bytes = bytes.dropFirst()
        return true
    }
}
