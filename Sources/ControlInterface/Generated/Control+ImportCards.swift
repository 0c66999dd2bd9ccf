// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Writes cards of other programs into the first address book: one result each, in the same order. Each card is the text of one
    /// vCard, which stays as it is but for a UID, if it has none, and the groups. A card matches by its UID, or else by an e-mail
    /// address or a telephone number and a name that may be the same person's; but not if its UID is wanted. Either all new cards are
    /// written or, where one can't be, none. With dryRun nothing is written, and the results are the same (but for UIDs made up for
    /// cards without one). A call brings at most 1000 cards.
    package enum ImportCards: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ImportCards"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var cards: [String]
            package var groups: [String]?
            /// UIDs of cards that are written whoever has the same address.
            package var wanted: [String]?
            package var dryRun: Bool

            package init(cards: [String], groups: [String]? = nil, wanted: [String]? = nil, dryRun: Bool) {
                self.cards = cards
                self.groups = groups
                self.wanted = wanted
                self.dryRun = dryRun
            }

            private static let names = JSONNames("cards", "groups", "wanted", "dryRun")

            package init(json: inout JSONReader) throws(JSONError) {
                var cards: [String]?
                var groups: [String]?
                var wanted: [String]?
                var dryRun: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: cards = try [String](json: &json)
                    case 1: groups = try [String](json: &json)
                    case 2: wanted = try [String](json: &json)
                    case 3: dryRun = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let cards else { throw json.missing("cards") }
                guard let dryRun else { throw json.missing("dryRun") }
                self.init(cards: cards, groups: groups, wanted: wanted, dryRun: dryRun)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("cards")
                cards.write(to: &json)
                if let groups {
                    json.beginMember("groups")
                    groups.write(to: &json)
                }
                if let wanted {
                    json.beginMember("wanted")
                    wanted.write(to: &json)
                }
                json.beginMember("dryRun")
                dryRun.write(to: &json)
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
                guard let results else { throw json.missing("results") }
                self.init(results: results)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("results")
                results.write(to: &json)
                json.endObject()
            }
        }
    }
}
