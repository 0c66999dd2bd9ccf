import Phrases
import Testing

@testable import KeepInTouch

struct PhraseTests {
    private func german(_ phrase: Phrase) -> String {
        ["%1$s owes %2$s a %3$s": "%2$s bekommt von %1$s ein %3$s (100%%, %9$s)", "meal": "Essen", "%1$s day": "%1$s Tag"][phrase.id]
            ?? phrase.id
    }

    @Test func `what is interpolated keeps its place in the key, and a phrase in a phrase is translated`() {
        let phrase = Phrase("\("Ada") owes \("Eve") a \(Wording.noun(.meal))")
        #expect(phrase.id == "%1$s owes %2$s a %3$s" && phrase.description == "Ada owes Eve a meal")
        #expect(phrase.said(german) == "Eve bekommt von Ada ein Essen (100%, %9$s)")
    }

    @Test func `a percent sign is no placeholder, whoever wrote it`() {
        #expect(Phrase("100% of \("50% %1$s")").description == "100% of 50% %1$s")
        #expect(Phrase("100% of \("50% %1$s")").id == "100%% of %1$s")
    }

    @Test(arguments: [(0, "0 days"), (1, "1 day"), (2, "2 days")]) func `English has one plural`(count: Int, words: String) {
        #expect(Phrase(count, "\(count) day", "\(count) days").description == words)
    }
}
