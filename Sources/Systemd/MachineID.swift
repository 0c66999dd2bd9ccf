import CSystemd

/// Which machine this is.
package enum MachineID {
    /// vitaminb's own id, so that the machine's own, which is confidential, can't be told from what is made of both.
    private static let application = "892a628aa9de436da3ac6ff3fa904714"

    /// 32 hexadecimal digits that are always the same on this machine, and others on every other one
    /// (sd_id128_get_machine_app_specific(3)); nil where the machine has no id.
    package static var digits: String? {
        var (own, found) = (sd_id128_t(), sd_id128_t())
        guard sd_id128_from_string(application, &own) == 0, sd_id128_get_machine_app_specific(own, &found) == 0 else { return nil }
        return withUnsafeBytes(of: found) { bytes in
            bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        }
    }
}
