// Writes vitaminb's manual pages: `manual VITAMINB FOLDER`, in the checkout's root; FOLDER becomes a share/man. They are the files in
// Sources/Manual/pages, with what is said elsewhere already put in where they ask for it: VITAMINB's own help, the daemon's, the
// configuration's keys, the exit statuses and the message catalog. A program of our own, since the argument parser's plugin knows no
// groups of commands, repeats --help and --version for each of them, and has no place for the pages of a daemon and of a file.
import ControlInterface
import Daemon
import FoundationEssentials
import Glibc

guard CommandLine.arguments.count == 3 else {
    print("usage: manual VITAMINB FOLDER")
    exit(EX_USAGE)
}
let (program, folder) = (CommandLine.arguments[1], CommandLine.arguments[2])

do {
    let insertions = [
        "commands": try CommandSection(Help(program: program)).text,
        "exit statuses": try ExitStatuses.text(source: contents("Sources/vitaminb/ExitStatus.swift")),
        "settings": SettingSection.text,
        "options": OptionSection.text,
        "messages": MessageSection.text(catalog: try contents("systemd/vitaminb.catalog")),
        "version": ".Os vitaminb \(Version.text)\n",
    ]
    for (section, name) in [("1", "vitaminb"), ("5", "vitaminb.toml"), ("8", "vitaminbd")] {
        let template = try contents("Sources/Manual/pages/\(name).\(section)")
        let page = URL(fileURLWithPath: "\(folder)/man\(section)/\(name).\(section)")
        try FileManager.default.createDirectory(at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(Template(template).filled(with: insertions).utf8).write(to: page)
    }
} catch {
    let complaint = "manual: \(error)\n"
    write(STDERR_FILENO, complaint, complaint.utf8.count)
    exit(EX_DATAERR)
}

/// Why there is no manual page.
struct ManualError: Error, CustomStringConvertible {
    let description: String
}

/// A file of the checkout.
func contents(_ path: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
}
