import VCard

extension Person {
    /// A contact of Thunderbird's. `cell` returns the value for a heading of its CSV, in lower case.
    init(thunderbird cell: (String) -> String) {
        first = cell("first name")
        last = cell("last name")
        full = cell("display name")
        nickname = cell("nickname")
        organization = cell("organization")
        department = cell("department")
        title = cell("job title")
        emails = [cell("primary email"), cell("secondary email")].filter { !$0.isEmpty }
        telephones = [
            (cell("mobile number"), ["CELL"]), (cell("home phone"), ["HOME"]), (cell("work phone"), ["WORK"]),
            (cell("fax number"), ["FAX"]), (cell("pager number"), ["PAGER"]),
        ].filter { !$0.0.isEmpty }
        addresses = [("home", "HOME"), ("work", "WORK")].map { place, type in
            Address(
                type: type, extended: cell("\(place) address 2"), street: cell("\(place) address"), city: cell("\(place) city"),
                region: cell("\(place) state"), code: cell("\(place) zipcode"), country: cell("\(place) country"))
        }
        birthday = DayText.card(year: cell("birth year"), month: cell("birth month"), day: cell("birth day"))
        note = cell("notes")
        pages = [cell("web page 1"), cell("web page 2")].filter { !$0.isEmpty }
    }
}
