// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Writes cards of other programs into the first address book: one result each, in the same order. Each card is the text of one
    /// vCard, which stays as it is but for a UID, if it has none, and the groups. A card matches by its UID or else by an e-mail
    /// address. Either all new cards are written or, where one can't be, none. With dryRun nothing is written, and the results are the
    /// same (but for UIDs made up for cards without one). A call brings at most 1000 cards.
    package enum ImportCards: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ImportCards"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var cards: [String]
            package var groups: [String]?
            package var dryRun: Bool

            package init(cards: [String], groups: [String]? = nil, dryRun: Bool) {
                self.cards = cards
                self.groups = groups
                self.dryRun = dryRun
            }

            private static let names = JSONNames("cards", "groups", "dryRun")

            package init(json: inout JSONReader) throws(JSONError) {
                var cards: [String]?
                var groups: [String]?
                var dryRun: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: cards = try [String](json: &json)
                    case 1: groups = try [String](json: &json)
                    case 2: dryRun = try json.bool()
                    default: try json.skipValue()
                    }
                }
                self.init(cards: try json.required(cards, "cards"), groups: groups, dryRun: try json.required(dryRun, "dryRun"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("cards", cards)
                json.member("groups", groups)
                json.member("dryRun", dryRun)
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            package var results: [WireImportResult]

            package init(results: [WireImportResult]) {
                self.results = results
            }

            private static let names = JSONNames("results")

            package init(json: inout JSONReader) throws(JSONError) {
                var results: [WireImportResult]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: results = try [WireImportResult](json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(results: try json.required(results, "results"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("results", results)
                json.endObject()
            }
        }
    }
}
