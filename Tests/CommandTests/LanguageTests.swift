import Testing

@testable import Language

struct LanguageTests {
    @Test(
        arguments: [
            ([:], true),
            (["LANG": "C"], true),
            (["LANG": "C.UTF-8"], true),
            (["LANG": "en_US.UTF-8"], true),
            (["LANG": "de_DE.UTF-8"], false),
            (["LANG": "de_DE.UTF-8", "LC_ALL": "C"], true),
            (["LANG": "de_DE.UTF-8", "LC_ALL": ""], false),
            (["LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"], true),
            (["LANG": "C", "LC_MESSAGES": "de_DE"], false),
            // LANGUAGE counts unless the locale is C itself.
            (["LANG": "C", "LANGUAGE": "de"], true),
            (["LANG": "C.UTF-8", "LANGUAGE": "de"], false),
            (["LANG": "de_DE.UTF-8", "LANGUAGE": "en"], true),
            (["LANG": "de_DE.UTF-8", "LANGUAGE": "en:de"], false),
            (["LANG": "de_DE.UTF-8", "LANGUAGE": "en:C:de"], true),
            (["LANG": "eno_XX.UTF-8"], false),
        ] as [([String: String], Bool)])
    func `gettext isn't asked where it would find nothing but English`(environment: [String: String], isEnglish: Bool) {
        #expect(Language.isEnglish { environment[$0] } == isEnglish)
    }
}
