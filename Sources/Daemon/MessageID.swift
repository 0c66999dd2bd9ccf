/// The kinds of messages in the journal (systemd.journal-fields(7), `MESSAGE_ID`). The message catalog explains each of them.
package enum MessageID {
    static let keepInTouch = "a2369b416a15450e927b90d03fe50b16"
    static let birthday = "3883fc798a0b4c29a1c65634220be013"
    static let anniversary = "a262321978d240e59ecc656a8e686cb5"
    static let inPerson = "1ba9eb4c88a8415d8ae9cbe99a2ebd62"
    static let promise = "5d7f60c57ab44ce5b4c4b67a4fd5a3de"
    static let digest = "f2f2b7a6e9ef4b3f9a3ce5c1d87a90b4"
    static let started = "a913153e65e24ddd86a51bae439f89a5"
    /// A configuration with a mistake in it.
    package static let configurationRefused = "6e9fc415a8434d56bf02cf6fd26392d3"
    static let addressBookProblem = "cf613fcd54174ec888847ed1ed74ed16"
    static let journalFailed = "b42756c9381248d09c6de89d30bdf2b7"
    /// A journal that can't be used as it is.
    package static let journalDamaged = "82345fd402034448bb135f55aa5f697a"
    static let copyFailed = "f80a4c8971c9401d8b0bdd9920e054ed"
    static let hookFailed = "1e47a2bd2e6743598fa3df3839194cc6"
    static let hookLeftOut = "6cecb1fc017c4ff58b3dd80ade32a528"
    static let folderNotWritable = "f978ac097d9a49699df3f4156f37ad20"
}
