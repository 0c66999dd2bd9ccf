/// What a mail folder is for, by its name.
enum FolderKind {
    /// Of letters that were sent or came in, or of both.
    case letters
    /// Of what was not sent, or not yet: drafts, templates, the outbox.
    case unsent
    /// Of what nobody wants: junk, and what was thrown away.
    case discarded

    /// By the names of the folder and of those it is in, as servers and programs write them; offlineimap's have dots between them
    /// ("[Gmail].Drafts").
    init(path names: [String]) {
        for name in names.flatMap({ $0.split(separator: ".") }).map({ Self.plain(ModifiedUTF7.decoded(String($0))) }) {
            if Self.unsentNames.contains(name) { self = .unsent; return }
            if Self.discardedNames.contains(name) { self = .discarded; return }
        }
        self = .letters
    }

    private static func plain(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" } }

    /// As mail servers and programs call them in the languages that most of them are in; without spaces, in small letters.
    private static let unsentNames: Set<String> = [
        "drafts", "draft", "postponed", "postponedmsgs", "templates", "outbox", "unsentmessages", "unsent", "scheduled",
        "entwürfe", "entwurf", "vorlagen", "postausgang", "brouillons", "modèles", "borradores", "plantillas", "bozze", "modelli",
        "concepten", "sjablonen", "rascunhos", "modelos", "kopieroboczi", "kopierobocze", "szkice", "utkast", "kladder", "luonnokset",
        "koncepty", "wersjerobocze", "piszkozatok", "черновики", "шаблоны", "taslaklar", "下書き", "草稿", "草稿箱",
    ]
    private static let discardedNames: Set<String> = [
        "junk", "spam", "junkemail", "junkmail", "bulkmail", "bulk", "trash", "deleted", "deleteditems", "deletedmessages", "bin",
        "quarantine",
        "papierkorb", "gelöscht", "gelöschte", "gelöschteelemente", "gelöschteobjekte", "unerwünscht", "spamverdacht", "werbung",
        "corbeille", "élémentssupprimés", "supprimés", "indésirables", "courrierindésirable", "papelera", "eliminados",
        "elementoseliminados", "correonodeseado", "nodeseado", "cestino", "postaeliminata", "postaindesiderata", "prullenbak",
        "verwijderdeitems", "ongewenst", "ongewenstemail", "lixo", "lixeira", "itensexcluídos", "kosz", "wiadomościśmieci",
        "papperskorgen", "skräppost", "papirkurv", "papirkorg", "søppelpost", "roskakori", "roskaposti", "koš", "nevyžádaná",
        "корзина", "удаленные", "удалённые", "спам", "çöpkutusu", "ゴミ箱", "迷惑メール", "垃圾箱", "已删除", "垃圾邮件",
    ]
}

/// The encoding of IMAP folders' names (RFC 3501, section 5.1.3).
enum ModifiedUTF7 {
    /// The name that it stands for; itself where it is none.
    static func decoded(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "&")) else { return name }
        var text = ""
        var rest = name[...]
        while let start = rest.firstIndex(of: "&") {
            text += rest[..<start]
            guard let end = rest[start...].firstIndex(of: "-") else { return name }
            let encoded = rest[rest.index(after: start)..<end]
            guard let part = encoded.isEmpty ? "&" : units(encoded).flatMap({ String(validating: $0, as: UTF16.self) }) else { return name }
            text += part
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)

    private static func units(_ text: Substring) -> [UInt16]? {
        var units: [UInt16] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in text.utf8 {
            guard let digit = digits.firstIndex(of: byte) else { return nil }
            (bits, count) = (bits << 6 | UInt32(digit), count + 6)
            if count >= 16 {
                count -= 16
                units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= 1 << UInt32(count) - 1
            }
        }
        return units
    }
}
