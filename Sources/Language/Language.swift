import CLinux
import Glibc
import Phrases

/// A language that phrases are said in, by the translations that `msgfmt` made of the `.po` files beside this one.
package struct Language: Sendable {
    /// What the environment asks for: LANGUAGE, LC_ALL, LC_MESSAGES or LANG (locale(7), gettext(1)).
    package static let ofEnvironment = isEnglish(variable) ? Language() : Language(locale: "")

    private static let domain = "vitaminb"
    // SAFETY: It is made once, and never changed or freed; uselocale(3) may be given it by any thread.
    private nonisolated(unsafe) let locale: locale_t?

    /// English.
    private init() { locale = nil }

    /// A locale's language, as `de_DE.UTF-8`; English where the system lacks that locale, or we its language.
    package init(locale name: String) {
        _ = Self.isBound
        locale = newlocale(1 << LC_MESSAGES | 1 << LC_CTYPE, name, nil)
    }

    /// The phrase in this language, in UTF-8.
    package func say(_ phrase: Phrase) -> String {
        guard let locale else { return phrase.description }
        // The thread's locale alone: what the C library says, as strerror(3), is for whoever set the process's.
        let before = uselocale(locale)
        defer { uselocale(before) }
        return phrase.said(Self.translation)
    }

    /// What an errno(3) means, as far as the C library has it in this language.
    package func explain(errno: Int32) -> String {
        String(cString: locale.flatMap { strerror_l(errno, $0) } ?? strerror(errno))
    }

    private static func translation(_ phrase: Phrase) -> String {
        let plural = phrase.pluralID
        let english = plural.flatMap { $0.count == 1 ? nil : $0.id } ?? phrase.id
        // An empty msgid would get the .po file's header.
        guard !phrase.id.isEmpty else { return english }
        // A context is part of the key, as libgettext's own pgettext has it.
        let key = phrase.context.map { $0 + "\u{4}" } ?? ""
        let id = key + phrase.id
        // What isn't translated comes back as the pointer that went in.
        let found = id.withCString { id in
            guard let plural else { return String(cString: dgettext(domain, id)) }
            return plural.id.withCString { String(cString: dngettext(domain, id, $0, UInt(plural.count.magnitude))) }
        }
        return found == id || found == plural?.id ? english : found
    }

    /// Whether gettext knows where our translations are: below TEXTDOMAINDIR (gettext(1)), or beside the program's folder.
    private static let isBound: Bool = {
        let folder = variable("TEXTDOMAINDIR") ?? besideTheProgram()
        guard let folder, bindtextdomain(domain, folder) != nil else { return false }
        return bind_textdomain_codeset(domain, "UTF-8") != nil
    }()

    /// `/usr/share/locale` for `/usr/bin/vitaminb`.
    private static func besideTheProgram() -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &bytes, bytes.count)
        guard length > 0 else { return nil }
        let program = String(decoding: bytes[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        let folders = program.split(separator: "/").dropLast(2)
        return "/" + (folders + ["share", "locale"]).joined(separator: "/")
    }
}

extension Language {
    /// Whether gettext(3) would find nothing but English, so that it needn't be asked: setting up a locale takes longer than most
    /// commands do. There is no `.po` file for English.
    static func isEnglish(_ variable: (String) -> String?) -> Bool {
        // The category's locale, of which LANGUAGE says what to try instead, unless that is C (gettext(3), glibc's dcigettext.c).
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? "C"
        guard !isC(locale) else { return true }
        let wanted = variable("LANGUAGE").flatMap { $0.isEmpty ? nil : $0 } ?? locale
        for language in wanted.split(separator: ":") {
            if isC(language) { return true }
            guard ["en", "C"].contains(language.prefix { !"_.@".contains($0) }) else { return false }
        }
        return true
    }

    private static func isC(_ locale: some StringProtocol) -> Bool { locale == "C" || locale == "POSIX" }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// A sentence in the language that the environment asks for. The name is that of gettext(3), which the `.po` files are for.
package func gettext(_ literal: Phrase.Literal, context: String? = nil) -> String {
    gettext(Phrase(literal, context: context))
}

/// A sentence for one, and one for any other number, in the language that the environment asks for.
package func gettext(_ count: Int, _ one: Phrase.Literal, _ other: Phrase.Literal, context: String? = nil) -> String {
    gettext(Phrase(count, one, other, context: context))
}

/// A phrase in the language that the environment asks for.
package func gettext(_ phrase: Phrase) -> String { Language.ofEnvironment.say(phrase) }
