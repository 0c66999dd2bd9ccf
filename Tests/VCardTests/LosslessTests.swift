import Testing

@testable import VCard

/// What holds for whatever bytes come: over generated and spoiled files, from a printed seed.
struct LosslessTests {
    @Test func `whatever the bytes, unedited cards are written back byte for byte`() {
        for round in 0..<1500 {
            var generator = CardGenerator(seed: testSeed &+ UInt64(round))
            let bytes = round.isMultiple(of: 2) ? generator.file() : generator.spoiledFile()
            let file = VCardFile(bytes, name: "generated")
            guard file.bytes(with: file.cards) == bytes, file.cards.allSatisfy({ $0.bytes == Array(bytes[$0.byteRange]) }) else {
                Issue.record("seed \(testSeed &+ UInt64(round)) is not written back")
                return
            }
        }
    }

    @Test func `whatever the bytes, every view answers`() {
        for round in 0..<1500 {
            var generator = CardGenerator(seed: testSeed &+ 1_000_000 &+ UInt64(round))
            let file = VCardFile(generator.spoiledFile(), name: "generated")
            for card in file.cards { exercise(card) }
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
                guard let failure = failureOfReplacing(property, in: card, with: value) else { continue }
                Issue.record("seed \(seed): \(failure)")
                return
            }
        }
    }

    @Test func `setting what is there already changes no byte`() {
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

    @Test func `adding and then removing gives the card as it was`() {
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

    /// What doesn't hold after a replacement, if anything.
    private func failureOfReplacing(_ property: Property, in card: Card, with value: String) -> String? {
        guard case .read(let source, let lines) = card.content else { return "the card was edited before" }
        let index = card.properties.firstIndex { $0.at.start == property.at.start } ?? 0
        let first = source.lines[Int(lines.lowerBound)].startOffset
        let before = Array(source.bytes[first..<source.lines[Int(lines.upperBound) - 1].endOffset])
        var edited = card
        edited.replace(property, with: .text(value))
        guard case .edited(let all, _) = edited.content else { return property.text == value ? nil : "nothing was changed" }
        let written = Array(all[index - Int(lines.lowerBound)].bytes)
        let expected = before[..<(property.at.startOffset - first)] + written + before[(property.at.endOffset - first)...]
        let after = Array(all.map(\.bytes).joined())
        guard after == Array(expected) else { return "other bytes were changed" }
        guard let reread = VCardFile(after, name: "edited").cards.first else { return "the edited card can't be read" }
        guard let line = reread.properties.first(where: { $0.at.startOffset == property.at.startOffset - first }) else {
            return "the property is gone"
        }
        guard line.text == normalized(value) else { return "wrote \(value.debugDescription), read \(line.text.debugDescription)" }
        guard line.name == property.name, line.group == property.group else { return "the name changed" }
        let tooLong = written.split(whereSeparator: Ascii.isLineEnd).contains { $0.count > 76 }
        return tooLong && card.version != .v2 ? "a line is longer than 75 octets" : nil
    }

    /// Every line break as one LF, which is all that a value can hold.
    private func normalized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar != "\n" || previous != "\r" { result.append(scalar == "\r" ? "\n" : scalar) }
            previous = scalar
        }
        return String(result)
    }

    private func exercise(_ card: Card) {
        for property in card.properties {
            _ = (property.text, property.list, property.fields, property.components, property.data, property.parameters)
            _ = (property.group, property.types, property.preference, property.rawValue, property.line, card.label(of: property))
        }
        _ = (card.displayName, card.name, card.nicknames, card.emails, card.telephones, card.messaging, card.related, card.languages)
        _ = (card.categories, card.organization, card.title, card.note, card.uid, card.revision, card.timeZone, card.version)
        _ = (card.birthday, card.anniversary, card.deathDate, card.line, card.byteOffset)
    }
}
