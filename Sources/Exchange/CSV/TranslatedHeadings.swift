/// What headings are called in other languages than American English, all in lower case.
enum TranslatedHeadings {
    static let all = [germanOutlook, germanThunderbird, british, frenchOutlook, frenchThunderbird, spanishOutlook, spanishThunderbird]
        .reduce(linkedIn) { $0.merging($1) { $0 + $1 } }

    private static let linkedIn: [String: [String]] = [
        "connected on": ["verbunden am", "date de connexion"], "email address": ["e-mail-adresse", "adresse e-mail"],
        "company": ["unternehmen", "entreprise", "empresa"], "position": ["poste", "cargo"],
    ]

    /// Outlook's, newest first: those of exports of Outlook 2010 and later, and those of 2003 and 2007 from Open-Xchange's
    /// GermanOutlookMapper.
    private static let germanOutlook: [String: [String]] = [
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
        "spouse": ["partner", "partner/in"], "assistant's name": ["assistent", "name assistent"], "manager's name": ["vorgesetzter"],
        "birthday": ["geburtstag"], "anniversary": ["jahrestag"], "notes": ["notizen"], "web page": ["webseite"],
        "categories": ["kategorien"],
    ]

    /// Thunderbird's: strings 2100 to 2135 of its German translation (importMsgs.properties).
    private static let germanThunderbird: [String: [String]] = [
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

    /// Thunderbird's in British English: the same strings of its en-GB translation.
    private static let british: [String: [String]] = [
        "home state": ["home county"], "home zipcode": ["home post code"], "work state": ["work county"],
        "work zipcode": ["work post code"], "organization": ["organisation"],
    ]

    /// Those that Exchange knows of a French Outlook, and of older ones "Pays" without "Région".
    private static let frenchOutlook: [String: [String]] = [
        "title": ["titre de civilité", "civilité"], "first name": ["prénom"], "middle name": ["deuxième prénom"], "last name": ["nom"],
        "suffix": ["suffixe"], "nickname": ["surnom"], "company": ["société"], "department": ["service"],
        "job title": ["fonction", "titre#2", "titre"],
        "e-mail address": ["adresse de messagerie"], "e-mail 2 address": ["adresse de messagerie 2"],
        "e-mail 3 address": ["adresse de messagerie 3"],
        "primary phone": ["téléphone principal"], "mobile phone": ["tél. mobile"], "other phone": ["téléphone (autre)"],
        "home phone": ["téléphone (domicile)"], "home phone 2": ["téléphone 2 (domicile)"],
        "business phone": ["téléphone (bureau)"], "business phone 2": ["téléphone 2 (bureau)"],
        "company main phone": ["téléphone société"], "car phone": ["téléphone (voiture)"], "pager": ["récepteur de radiomessagerie"],
        "home fax": ["télécopie (domicile)"], "business fax": ["télécopie (bureau)"], "other fax": ["télécopie (autre)"],
        "home street": ["rue (domicile)"], "home street 2": ["rue (domicile) 2"], "home street 3": ["rue (domicile) 3"],
        "home city": ["ville (domicile)"], "home state": ["dép/région (domicile)"], "home postal code": ["code postal (domicile)"],
        "home country": ["pays/région (domicile)", "pays (domicile)"], "home address po box": ["boîte postale du domicile"],
        "business street": ["rue (bureau)"], "business street 2": ["rue (bureau) 2"], "business street 3": ["rue (bureau) 3"],
        "business city": ["ville (bureau)"], "business state": ["dép/région (bureau)"],
        "business postal code": ["code postal (bureau)"], "business country": ["pays/région (bureau)", "pays (bureau)"],
        "business address po box": ["b.p. professionnelle"],
        "other street": ["rue (autre)"], "other street 2": ["rue (autre) 2"], "other street 3": ["rue (autre) 3"],
        "other city": ["ville (autre)"], "other state": ["dép/région (autre)"], "other postal code": ["code postal (autre)"],
        "other country": ["pays/région (autre)", "pays (autre)"], "other address po box": ["autre boîte postale"],
        "spouse": ["conjoint(e)"], "assistant's name": ["nom de l'assistant(e)"], "manager's name": ["responsable"],
        "birthday": ["anniversaire"], "anniversary": ["anniversaire de mariage ou fête"], "web page": ["page web"],
        "categories": ["catégories"],
    ]

    /// The same strings of Thunderbird's French translation. Town, state and code of the office come second under the same headings.
    private static let frenchThunderbird: [String: [String]] = [
        "last name": ["nom de famille"], "display name": ["nom à afficher"], "primary email": ["adresse e-mail principale"],
        "secondary email": ["adresse e-mail secondaire"], "work phone": ["tél. professionnel"], "home phone": ["tél. personnel"],
        "fax number": ["fax"], "pager number": ["pager"], "mobile number": ["portable"],
        "home address": ["adresse privée"], "home address 2": ["adresse privée 2"], "home city": ["ville"], "home state": ["pays/état"],
        "home zipcode": ["code postal"],
        "work address": ["adresse professionnelle"], "work address 2": ["adresse professionnelle 2"], "work city": ["ville#2"],
        "work state": ["pays/état#2"], "work zipcode": ["code postal#2"], "work country": ["pays/région (bureau)"],
        "job title": ["profession"], "organization": ["société"], "web page 1": ["site web 1"], "web page 2": ["site web 2"],
        "birth year": ["année de naissance"], "birth month": ["mois"], "birth day": ["jour"],
    ]

    /// Those that Exchange knows of a Spanish Outlook, which leaves some in English, and what these are called where it doesn't.
    private static let spanishOutlook: [String: [String]] = [
        "title": ["tratamiento"], "first name": ["nombre"], "middle name": ["segundo nombre"], "last name": ["apellidos", "apellido"],
        "suffix": ["sufijo"], "company": ["organización"], "department": ["departamento"], "job title": ["puesto"],
        "e-mail address": ["dirección de correo electrónico"],
        "e-mail 2 address": ["dirección de correo electrónico 2", "dirección del correo electrónico 2"],
        "e-mail 3 address": ["dirección del correo electrónico 3", "dirección de correo electrónico 3"],
        "primary phone": ["teléfono principal"], "mobile phone": ["teléfono móvil"], "other phone": ["otro teléfono"],
        "home phone": ["particular", "teléfono particular"], "home phone 2": ["teléfono particular 2"],
        "business phone": ["teléfono del trabajo"], "business phone 2": ["teléfono del trabajo 2"],
        "company main phone": ["número de centralita de la organización"], "other fax": ["otro fax"],
        "home country": ["país o región del domicilio"], "home address po box": ["apartado postal de la dirección personal"],
        "business street": ["calle del trabajo"], "business street 2": ["calle del trabajo 2"],
        "business street 3": ["calle del trabajo 3"], "business city": ["ciudad de trabajo"],
        "business state": ["provincia o estado de trabajo"], "business postal code": ["código postal del trabajo"],
        "business country": ["país o región del trabajo"],
        "business address po box": ["apartado postal de la dirección del trabajo"],
        "other street": ["otra calle"], "other street 2": ["otra calle 2"], "other street 3": ["otra calle 3"],
        "other city": ["otra ciudad"], "other state": ["otra provincia o estado"], "other postal code": ["otro código postal"],
        "other country": ["otro país o región"], "other address po box": ["otro apartado postal"],
        "manager's name": ["nombre del director"],
        "birthday": ["cumpleaños"], "anniversary": ["aniversario"], "notes": ["notas"], "web page": ["página web"],
        "categories": ["categorías"],
    ]

    /// The same strings of Thunderbird's Spanish translation.
    private static let spanishThunderbird: [String: [String]] = [
        "display name": ["nombre mostrado"], "nickname": ["apodo"], "primary email": ["dirección de correo electrónico principal"],
        "secondary email": ["dirección de correo electrónico secundaria"], "work phone": ["teléfono (trabajo)"],
        "pager number": ["buscapersonas"], "mobile number": ["teléfono móvil"],
        "home address": ["dirección personal"], "home address 2": ["dirección personal 2"], "home city": ["ciudad donde vive"],
        "home state": ["provincia"], "home zipcode": ["código postal"], "home country": ["país de residencia"],
        "work address": ["dirección de trabajo"], "work address 2": ["dirección de trabajo 2"], "work city": ["ciudad (trabajo)"],
        "work state": ["provincia (trabajo)"], "work zipcode": ["código postal (trabajo)"], "work country": ["país (trabajo)"],
        "organization": ["organización"], "web page 1": ["página web 1"], "web page 2": ["página web 2"],
        "birth year": ["año de nacimiento"], "birth month": ["mes de nacimiento"], "birth day": ["día de nacimiento"],
    ]
}
