/// Whom a card names beside its person.
extension Card {
    /// Somebody's husband, mother or assistant.
    package struct Relation: Sendable, Equatable {
        /// What that is to the person, as written or in English: `spouse`. Empty if the card doesn't say.
        package let label: String
        /// The name, or where the card names another card, its UID.
        package let whom: Whom

        package enum Whom: Sendable, Equatable {
            case name(String)
            case uid(String)
        }
    }

    /// RELATED (RFC 6350, section 6.6.6), Apple's and Android's relations, and the spouses of Evolution and KAddressBook, in this order;
    /// at most ``relationsBound``.
    package var relations: [Relation] {
        let related = all("RELATED").compactMap(Relation.init)
        let apples = all("X-ABRELATEDNAMES").map { Relation(label: label(of: $0) ?? "", whom: .name($0.text.trimmed)) }
        let spouses = Self.spouses.compactMap { first($0) }.map { Relation(label: "spouse", whom: .name($0.text.trimmed)) }
        let all = related + apples + androidRelations + spouses
        return Array(all.filter { $0.whom != .name("") }.prefix(Self.relationsBound))
    }

    private static let relationsBound = 20

    private static let spouses = ["X-EVOLUTION-SPOUSE", "X-KADDRESSBOOK-X-SPOUSESNAME", "X-SPOUSE"]

    /// ContactsContract.CommonDataKinds.Relation: the name, the kind as a number, and of an own kind (0) its label.
    private var androidRelations: [Relation] {
        androidRows("relation").compactMap { fields in
            guard fields.count > 1 else { return nil }
            let kind = fields.count > 2 ? Int(fields[2]) ?? 0 : 0
            let label = Self.androidKinds.indices.contains(kind - 1) ? Self.androidKinds[kind - 1] : fields.count > 3 ? fields[3] : ""
            return Relation(label: label, whom: .name(fields[1]))
        }
    }

    private static let androidKinds = [
        "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother", "parent", "partner", "referred by",
        "relative", "sister", "spouse",
    ]
}

extension Card.Relation {
    /// Nil for what is neither a name nor a UID: an address of a page, say.
    fileprivate init?(_ related: Property) {
        let text = related.text.trimmed
        let isText = related.parameter("VALUE").contains { $0.lowercased() == "text" }
        if !isText, text.lowercased().hasPrefix("urn:") {
            whom = .uid(text)
        } else if isText || !text.contains(":") {
            whom = .name(text)
        } else {
            return nil
        }
        label = related.types.filter { $0 != "pref" }.joined(separator: ", ")
    }
}
