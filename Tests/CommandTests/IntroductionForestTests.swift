import ControlInterface
import Foundation
import KeepInTouch
import Testing

@testable import vitaminb

/// How the network of introductions is laid out.
struct IntroductionForestTests {
    private static func pairs(_ names: [(String, String)]) throws -> [WireIntroduction] {
        try names.map { pair in
            try decoded(
                #"{"contact":{"uid":"\#(pair.0)","name":"\#(pair.0)"},"other":{"uid":"\#(pair.1)","name":"\#(pair.1)"}}"#)
        }
    }

    /// A line a person, indented by depth.
    private static func shape(_ forest: IntroductionForest) -> [String] {
        forest.trees.flatMap { tree in tree.rows.map { String(repeating: "-", count: $0.depth) + $0.person.name } }
    }

    @Test func `people whom nobody introduced are at the root, the largest tree first`() throws {
        let forest = IntroductionForest(try Self.pairs([("x", "y"), ("a", "b"), ("b", "c"), ("b", "d"), ("a", "e")]))
        #expect(Self.shape(forest) == ["a", "-b", "--c", "--d", "-e", "x", "-y"])
        #expect(forest.others == 0 && forest.trees.map { $0.links.filter(\.isBranch).count } == [4, 1])
    }

    @Test func `everybody has one line and every introduction one link, in any network`() throws {
        for seed in UInt64(1)...40 {
            var state = seed
            func random(_ bound: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % bound
            }
            let names = (0..<(3 + random(80))).map { _ in ("p\(random(40))", "p\(random(40))") }
            let forest = IntroductionForest(try Self.pairs(names))
            let people = Set(names.filter { $0.0 != $0.1 }.flatMap { [$0.0, $0.1] })
            let rows = forest.trees.flatMap(\.rows).map(\.person.uid.rawValue)
            #expect(rows.sorted() == people.sorted())
            let wanted = Set(names.filter { $0.0 != $0.1 }.map { [$0.0, $0.1].sorted().joined(separator: " ") })
            let drawn = forest.trees.flatMap { tree in
                tree.links.map {
                    [tree.rows[$0.from].person.uid, tree.rows[$0.to].person.uid].map(\.rawValue).sorted().joined(separator: " ")
                }
            }
            #expect(drawn.sorted() == wanted.sorted())
            #expect(forest.trees.allSatisfy { $0.links.filter(\.isBranch).count == $0.rows.count - 1 }, "a tree, seed \(seed)")
            let again = IntroductionForest(try Self.pairs(names.reversed()))
            #expect(Self.shape(again) == Self.shape(forest) && again.trees.map(\.links) == forest.trees.map(\.links))
        }
    }

    @Test func `of very many people the best connected are shown, and the others counted`() throws {
        let hub = (1...100).map { ("hub", "p\(1000 + $0)") }
        let forest = IntroductionForest(try Self.pairs(hub + [("p1100", "p1099")]))
        #expect(forest.others == 41 && forest.trees.map(\.rows.count) == [60])
        #expect(Self.shape(forest).prefix(3) == ["hub", "-p1099", "-p1100"])
    }

    @Test func `two who know each other, and a ring, are drawn`() throws {
        let both = IntroductionForest(try Self.pairs([("a", "b"), ("b", "a"), ("a", "a")]))
        #expect(both.trees.first?.links == [.init(from: 0, to: 1, isMutual: true, isBranch: true)])
        let ring = IntroductionForest(try Self.pairs([("a", "b"), ("b", "c"), ("c", "a")]))
        #expect(Self.shape(ring) == ["a", "-b", "-c"])
        #expect(ring.trees.first?.links.filter { !$0.isBranch } == [.init(from: 1, to: 2, isMutual: false, isBranch: false)])
        #expect(IntroductionForest([]).trees.isEmpty)
    }
}
