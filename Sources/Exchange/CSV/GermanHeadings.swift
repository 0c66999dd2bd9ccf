/// The German translations of headings, all in lower case.
enum GermanHeadings {
    static let all = outlook.merging(thunderbird) { $0 + $1 }

    /// Outlook's, newest first: those of exports of Outlook 2010 and later, and those of 2003 and 2007 from Open-Xchange's
    /// GermanOutlookMapper.
    private static let outlook: [String: [String]] = [
        "title": ["anrede"], "first name": ["vorname"], "middle name": ["weitere vornamen"], "last name": ["nachname"],
        "company": ["firma"], "department": ["abteilung"], "job title": ["position"],
        "e-mail address": ["e-mail-adresse"], "e-mail 2 address": ["e-mail 2: adresse"], "e-mail 3 address": ["e-mail 3: adresse"],
        "primary phone": ["haupttelefon"], "mobile phone": ["mobiltelefon"], "other phone": ["weiteres telefon"],
        "home phone": ["telefon (privat)", "telefon privat"], "home phone 2": ["telefon (privat 2)", "telefon privat 2"],
        "business phone": ["telefon geschäftlich"], "business phone 2": ["telefon geschäftlich 2"],
        "company main phone": ["telefon firma"], "car phone": ["autotelefon"], "home fax": ["fax privat"],
        "business fax": ["fax geschäftlich"], "other fax": ["weiteres fax"],
        "home street": ["straße privat"], "home street 2": ["straße privat 2"], "home street 3": ["straße privat 3"],
        "home city": ["ort privat"], "home state": ["bundesland/kanton privat", "region privat"],
        "home postal code": ["postleitzahl privat"], "home country": ["land/region privat", "land privat"],
        "home address po box": ["postfach privat"],
        "business street": ["straße geschäftlich"], "business street 2": ["straße geschäftlich 2"],
        "business street 3": ["straße geschäftlich 3"], "business city": ["ort geschäftlich"],
        "business state": ["region geschäftlich"], "business postal code": ["postleitzahl geschäftlich"],
        "business country": ["land/region geschäftlich", "land geschäftlich"], "business address po box": ["postfach geschäftlich"],
        "other street": ["weitere straße"], "other street 2": ["weitere straße 2"], "other street 3": ["weitere straße 3"],
        "other city": ["weiterer ort"], "other state": ["weiteres/r bundesland/kanton", "weitere region"],
        "other postal code": ["weitere postleitzahl"], "other country": ["weiteres/e land/region", "weiteres land"],
        "other address po box": ["weiteres postfach"],
        "birthday": ["geburtstag"], "anniversary": ["jahrestag"], "notes": ["notizen"], "web page": ["webseite"],
        "categories": ["kategorien"],
    ]

    /// Thunderbird's: strings 2100 to 2135 of its German translation (importMsgs.properties).
    private static let thunderbird: [String: [String]] = [
        "display name": ["anzeigename"], "nickname": ["spitzname"], "primary email": ["primäre e-mail-adresse"],
        "secondary email": ["sekundäre e-mail-adresse"], "work phone": ["tel. dienstlich"], "home phone": ["tel. privat"],
        "fax number": ["fax-nummer"], "pager number": ["pager-nummer"], "mobile number": ["mobil-tel.-nr."],
        "home address": ["privat: adresse"], "home address 2": ["privat: adresse 2"], "home city": ["privat: ort"],
        "home state": ["privat: bundesland"], "home zipcode": ["privat: plz"], "home country": ["privat: land"],
        "work address": ["dienstlich: adresse"], "work address 2": ["dienstlich: adresse 2"], "work city": ["dienstlich: ort"],
        "work state": ["dienstlich: bundesland"], "work zipcode": ["dienstlich: plz"], "work country": ["dienstlich: land"],
        "job title": ["arbeitstitel"], "organization": ["organisation"], "web page 1": ["webseite 1"], "web page 2": ["webseite 2"],
        "birth year": ["geburtsjahr"], "birth month": ["geburtsmonat"], "birth day": ["geburtstag"],
    ]
}
