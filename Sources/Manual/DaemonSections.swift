import Daemon

/// The options of the daemon.
enum OptionSection {
    static var text: String {
        ".Bl -tag -width 4n\n"
            + Usage.options.map { ".It \(Synopsis.inline($0.name.split(separator: " ")))\n\(Roff.text($0.meaning))" }.joined()
            + ".El\n"
    }
}

/// The keys of the configuration, table by table.
enum SettingSection {
    static var text: String {
        Setting.Table.allCases.map { table in
            let heading = table == .top ? "Above the first table" : Roff.literal(table.header)
            let items = Setting.all.filter { $0.table == table }.map(item).joined()
            return ".Ss \(heading)\n\(Roff.text(table.meaning)).Bl -tag -width 4n\n\(items).El\n"
        }.joined()
    }

    private static func item(_ setting: Setting) -> String {
        let shape =
            switch (setting.kind, setting.rule) {
            case (.text, let rule?): "a text: \(rule)"
            case (.texts, let rule?): "\(setting.kind.shape), each \(rule)"
            default: setting.kind.shape
            }
        let type = shape.prefix(1).uppercased() + shape.dropFirst() + "."
        let standard = setting.standard.map { "Default:\n.Li \(Roff.literal($0))\n" } ?? ""
        return ".It Ic \(setting.key)\n\(Roff.text(setting.meaning)).Pp\n\(Roff.text(type))\(standard)"
    }
}

/// The kinds of journal records, from the message catalog.
enum MessageSection {
    static func text(catalog: String) -> String {
        let messages = catalog.split(separator: "\n-- ").dropFirst().map { $0.split(separator: "\n", maxSplits: 2) }
        let items = messages.map { lines in
            let subject = lines[1].dropFirst("Subject: ".count).replacing(/@VITAMINB_([A-Z]+)@/) { $0.output.1 }
            return ".It Li \(lines[0])\n\(Roff.text(String(subject)))"
        }
        return ".Bl -tag -width 4n -compact\n" + items.joined() + ".El\n"
    }
}
