import Testing

@testable import vitaminb

/// Completion of NAME in shells.
struct NameCompletionTests {
    @Test(
        arguments: [
            ("Ada Lovelace", [], "Ad", "Ada Lovelace"), ("Ada Lovelace", [], "", "Ada Lovelace"),
            ("Ada Lovelace", ["Ada"], "Lo", "Lovelace"), ("Ada Lovelace", [], "love", "Lovelace"),
            ("Jörg Müßig", ["jorg"], "mus", "Müßig"), ("Ada Lovelace", ["Ada", "Lovelace"], "", nil), ("Ada Lovelace", [], "Bea", nil),
            ("Maeve O'Brien", ["Maeve"], "O", "O'Brien"), ("$(touch x) Ada", [], "", nil), ("`id`", [], "", nil),
            ("Ada\nLovelace", [], "", nil), ("a;b", [], "", nil),
            ("Eve \u{D4E}`id\u{D4E}`", [], "", nil), ("Zoe\u{308} Ray", [], "Zo", "Zoe\u{308} Ray"),
        ] as [(String, [String], String, String?)])
    func `a name is completed from its first words, and a dangerous one isn't offered`(
        name: String, typed: [String], prefix: String, completion: String?
    ) {
        #expect(NameCompletion.completion(of: name, typed: typed, prefix: prefix) == completion)
    }

    @Test(
        arguments: [
            (["Ada"], ["Ada"]), (["--via", "call", "Ada"], ["Ada"]), (["--json", "Ada"], ["Ada"]), (["Ada", "--via"], []), ([], []),
            (["--", "Ada", "King"], ["Ada", "King"]),
        ] as [([String], [String])])
    func `an option's value is no part of the name`(words: [String], name: [String]) {
        #expect(NameCompletion.nameWords(words) == name)
    }
}
