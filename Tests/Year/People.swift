import KeepInTouch

/// The 150 people of the year: some who have a part in it, and the rest.
enum People {
    struct Person {
        var contact: Contact
        /// Their place among all of them.
        var number = 0
        /// Further lines of the card.
        var lines: [String] = []
    }

    static let first = """
        Ada Bob Clara Daniel Eva Felix Greta Hannes Ida Jonas Karla Leo Mira Nils Olga Paul Rosa Simon Tilda Ulrich Vera Walter Xenia
        Yannick Zoe Anton Berta Carl Dora Emil
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    static let last = "Adler Brandt Conrad Diehl Ebert Fuchs Gauss Hartmann Imhof Jansen Keller Lorenz Möller Noack Otto Peters".split(
        separator: " "
    ).map(String.init)

    /// By group: how many.
    private static let groups = [("family", 12), ("friends", 38), ("colleagues", 50), ("choir", 50)]

    /// Everybody, in the order of their UIDs.
    static let all: [Person] = {
        var people: [Person] = []
        for (group, count) in groups {
            for _ in 0..<count {
                let index = people.count
                let name = index < named.count ? named[index] : "\(first[index % 30]) \(last[(index * 7 + index / 30) % 16])"
                var contact = Contact(id: ContactID(rawValue: id(index)), name: name, groups: [group])
                // Every fourth has a birthday in the card, some without the year.
                if index % 15 < 4 {
                    let day = (index * 47 + 11) % 365
                    let date = CivilDate(dayNumber: 0).adding(days: day).components
                    contact.birthday = AnnualDay(year: index % 3 == 0 ? nil : 1950 + index % 50, month: date.month, day: date.day)
                }
                people.append(Person(contact: contact, number: index))
            }
        }
        return people
    }()

    /// Those with a part: family, then friends.
    private static let named = [
        "Mama", "Papa", "Lena Sommer", "Oma Gertrud", "Onkel Karl", "Tante Ilse", "Jakob Sommer", "Marie Sommer", "Cousin Fritz",
        "Cousine Anna", "Opa Heinrich", "Tante Rosi", "Ada Lovelace", "Bob Martin", "Robert Bosch", "Clara Weber", "Ann Perkins",
        "Susanna Klein", "Jörg Müller",
    ]

    private static func id(_ index: Int) -> String { "person-" + String(1000 + index).dropFirst() }

    static func id(of name: String) -> ContactID {
        all.first { $0.contact.name == name }?.contact.id ?? ContactID(rawValue: name)
    }
}

extension People.Person {
    /// The card's text.
    var card: String {
        var lines = ["BEGIN:VCARD", "VERSION:3.0", "UID:\(contact.id)", "FN:\(contact.name)"]
        if let birthday = contact.birthday { lines.append("BDAY:\(birthday)") }
        if !contact.groups.isEmpty { lines.append("CATEGORIES:" + contact.groups.joined(separator: ",")) }
        return (lines + self.lines + ["END:VCARD"]).map { $0 + "\r\n" }.joined()
    }
}
