/// What WhatsApp itself says in a chat, in lower case and in the languages that are known here.
enum WhatsAppNotice {
    /// Whether it stands for a picture or a recording that a person sent, and that was not exported: `‎image omitted`,
    /// `‎<attached: 0012-PHOTO.jpg>`. In a language that is not known, no.
    static func isOmittedMedia(_ notice: String) -> Bool {
        let text = notice.drop { !$0.isLetter && $0 != "<" }
        let last = text.split(separator: " ").last?.filter(\.isLetter) ?? ""
        return text.hasPrefix("<") || omitted.contains(last)
    }

    private static let omitted: Set<String> = [
        "omitted", "weggelassen", "ausgeschlossen", "omitido", "omitida", "omise", "omis", "absente", "absent", "omesso", "omessa",
        "weggelaten",
        "ocultado", "ocultada", "oculto", "oculta", "pominięto", "utelämnad", "utelatt", "udeladt",
    ]

    /// Whether only in a group something like this is said.
    static func isOfGroup(_ notice: String) -> Bool { ofGroups.contains { notice.contains($0) } }

    private static let ofGroups = [
        "created group", "created the group", "created this group", " added you", "you added ", "were added", "was added", "left the group",
        "joined using", "changed the group", "changed this group", "changed the subject", "group description", "group icon", "now an admin",
        "die gruppe", "der gruppe", "dieser gruppe", "gruppenbild", "gruppenbeschreibung", "den betreff", "du wurdest hinzugefügt",
        "hat dich hinzugefügt", "el grupo", "del grupo", "este grupo", "te añadió", "le groupe", "du groupe", "ce groupe", "vous a ajouté",
        "il gruppo", "del gruppo", "questo gruppo", "ti ha aggiunto", "o grupo", "do grupo", "deste grupo", "adicionou você", "de groep",
        "deze groep", "toegevoegd",
    ]
}
