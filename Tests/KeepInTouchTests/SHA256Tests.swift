import Testing

@testable import KeepInTouch

struct SHA256Tests {
    // The examples of FIPS 180 and the hash of nothing: their first 64 bits.
    @Test(
        arguments: [
            ("", 0xe3b0_c442_98fc_1c14), ("abc", 0xba78_16bf_8f01_cfea),
            ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 0x248d_6a61_d206_38b8),
            (String(repeating: "a", count: 1_000_000), 0xcdc7_6e5c_9914_fb92),
        ] as [(String, UInt64)]) func `it is the published hash`(text: String, prefix: UInt64)
    {
        #expect(SHA256.prefix(of: text.utf8) == prefix)
    }

    @Test(arguments: [
        ("urn:uuid:4F9F1C0E-0000-4000-8000-000000000001", "4f9f1c0e-0000-4000-8000-000000000001"), ("Ada", "Ada"), ("urn:uuid:Ada", "Ada"),
    ]) func `UIDs are compared without what programs add to them`(uid: String, normalized: String) {
        #expect(ContactID(rawValue: uid).rawValue == normalized)
    }
}
