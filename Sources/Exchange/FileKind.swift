/// The kinds of files that contacts are imported from. A file's kind is recognised by its content, not by its name.
package enum FileKind: String, Sendable, CaseIterable {
    case vCard = "vCard"
    case google = "Google CSV"
    case oldGoogle = "Google CSV from before 2024"
    case linkedIn = "LinkedIn Connections.csv"
    case outlook = "Outlook CSV"
    case thunderbird = "Thunderbird CSV"
    case thunderbirdDatabase = "Thunderbird abook.sqlite"
    case evolution = "Evolution contacts.db"
}
