import Testing

@testable import VCard

/// Properties that hold for all bytes: over generated and damaged files, from a printed seed.
struct LosslessTests {
    @Test func `unedited cards of any bytes are written back byte for byte`() {
        for round in 0..<1500 {
            var generator = CardGenerator(seed: testSeed &+ UInt64(round))
            let bytes = round.isMultiple(of: 2) ? generator.file() : generator.spoiledFile()
            let file = VCardFile(bytes, name: "generated")
            guard file.bytes(with: file.cards) == bytes, file.cards.allSatisfy({ $0.bytes == Array(bytes[$0.byteRange]) }) else {
                Issue.record("seed \(testSeed &+ UInt64(round)) is not written back")
                return
            }
        }
        print("counted 1500 generated and spoiled files of cards: all written back byte for byte")
    }

    @Test func `every view works for any bytes`() {
        for round in 0..<1500 {
            var generator = CardGenerator(seed: testSeed &+ 1_000_000 &+ UInt64(round))
            let file = VCardFile(generator.spoiledFile(), name: "generated")
            for card in file.cards { CardInvariants.readEverything(card) }
            #expect(file.problems.map(\.byteOffset) == file.problems.map(\.byteOffset).sorted())
        }
    }

    @Test func `replacing one property changes its lines and no other byte`() {
        for round in 0..<1500 {
            let seed = testSeed &+ 2_000_000 &+ UInt64(round)
            var generator = CardGenerator(seed: seed)
            let file = VCardFile(round.isMultiple(of: 2) ? generator.file() : generator.spoiledFile(), name: "generated")
            for card in file.cards where card.hasBegin {
                let choices = card.properties.filter { !$0.name.isEmpty && !$0.isNamed("BEGIN") && !$0.isNamed("END") }
                guard let property = choices.randomElement(using: &generator.random) else { continue }
                let value = generator.text()
                guard let failure = CardInvariants.failureOfReplacing(property, in: card, with: value) else { continue }
                Issue.record("seed \(seed): \(failure)")
                return
            }
        }
        print("counted 1500 changes of one property: no other byte changed")
    }

    @Test func `setting the existing value changes no byte`() {
        for round in 0..<500 {
            let seed = testSeed &+ 3_000_000 &+ UInt64(round)
            var generator = CardGenerator(seed: seed)
            let file = VCardFile(generator.spoiledFile(), name: "generated")
            for card in file.cards {
                var edited = card
                for property in card.properties { edited.replace(property, with: .text(property.text)) }
                #expect(edited.bytes == card.bytes, "seed \(seed)")
            }
        }
    }

    @Test func `adding and then removing restores the card`() {
        for round in 0..<500 {
            let seed = testSeed &+ 4_000_000 &+ UInt64(round)
            var generator = CardGenerator(seed: seed)
            for card in VCardFile(generator.file(), name: "generated").cards where card.isComplete {
                var edited = card
                edited.add("X-ADDED", .text(generator.text()))
                #expect(edited.bytes != card.bytes, "seed \(seed)")
                edited.removeAll("x-added")
                #expect(edited.bytes == card.bytes, "seed \(seed)")
            }
        }
    }
}
