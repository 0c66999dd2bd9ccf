import Exchange
import Language
import Phrases

extension FileGuess {
    /// What a file seems to be.
    func sentence(_ file: String) -> Phrase {
        switch self {
        case .empty: Phrase("\(file): the file is empty")
        case .spreadsheet: Phrase("\(file): this seems to be a spreadsheet")
        case .archive: Phrase("\(file): this seems to be an archive, such as a .zip")
        case .outlookData: Phrase("\(file): this seems to be Outlook's own data")
        case .pdf: Phrase("\(file): this seems to be a PDF")
        case .webPage: Phrase("\(file): this seems to be a web page")
        case .xml: Phrase("\(file): this seems to be XML")
        case .json: Phrase("\(file): this seems to be JSON")
        case .ldif: Phrase("\(file): this seems to be LDIF")
        case .calendar: Phrase("\(file): this seems to be a calendar")
        case .mork: Phrase("\(file): this seems to be an address book of an old Thunderbird")
        case .database: Phrase("\(file): this is a database, but neither Thunderbird's nor Evolution's address book")
        case .messages: Phrase("\(file): these seem to be LinkedIn's messages")
        case .table(let headings):
            Phrase("\(file): this seems to be a table, but whose? Its columns are \(headings.joined(separator: ", "))")
        case .text: Phrase("\(file): this seems to be text without contacts")
        case .unknown: Phrase("\(file): it can't be told what this is")
        }
    }

    /// How to get to a file that can be imported.
    var remedy: Phrase? {
        switch self {
        case .spreadsheet: Phrase("save the table as CSV, and import that")
        case .archive: Phrase("unpack it, and import the contacts in it")
        case .outlookData: Phrase("export the contacts from Outlook as CSV, and import that")
        case .ldif, .mork: Phrase("export the address book from Thunderbird as vCard, and import that")
        case .messages: Phrase("import Connections.csv, which is beside it")
        case .table: Phrase("call the columns First Name, Last Name and E-mail Address, and import it again")
        case .empty, .pdf, .webPage, .xml, .json, .calendar, .database, .text, .unknown: nil
        }
    }
}

extension ExchangeError {
    /// What to do about a file that can't be read.
    var remedies: [String] {
        guard let guess else { return [gettext("nothing was imported")] }
        let kinds = FileKind.allCases.map(\.rawValue).joined(separator: ", ")
        return [guess.remedy.map { gettext($0) }, gettext("nothing was imported; contacts are imported from \(kinds)")].compactMap(\.self)
    }
}
