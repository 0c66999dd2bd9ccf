// Writes vitaminb's manual pages: `manual VITAMINB FOLDER`, in the checkout's root; FOLDER becomes a share/man. They are the files in
// Sources/Manual/pages, with what is said elsewhere already put in where they ask for it: VITAMINB's own help, the daemon's, the
// configuration's keys, the exit statuses and the message catalog. A program of our own, since the argument parser's plugin knows no
// groups of commands, repeats --help and --version for each of them, and has no place for the pages of a daemon and of a file.
// The German pages, in FOLDER/de, are translations by hand but for the commands and the messages, which are German already. The English
// ones name what they were made of, so that a German one can say which text it is the translation of.
import ControlInterface
import Daemon
import FoundationEssentials
import Glibc
import KeepInTouch

guard CommandLine.arguments.count == 3 else {
    print("usage: manual VITAMINB FOLDER")
    exit(EX_USAGE)
}
let (program, folder) = (CommandLine.arguments[1], CommandLine.arguments[2])

do {
    let version = ["version": ".Os vitaminb \(Version.text)\n"]
    // What the German pages have by hand.
    let translated = [
        "exit statuses": try ExitStatuses.text(source: contents("Sources/vitaminb/ExitStatus.swift")),
        "settings": SettingSection.text,
        "options": OptionSection.text,
    ]
    let english = [
        "commands": try CommandSection(Help(program: program, in: .english)).text,
        "messages": MessageSection.text(catalog: try contents("systemd/vitaminb.catalog")),
    ]
    let german = [
        "commands": try CommandSection(Help(program: program, in: .german)).text,
        "messages": MessageSection.text(catalog: try contents("systemd/vitaminb.de.catalog")),
    ]
    for page in ["1/vitaminb.1", "5/vitaminb.toml.5", "7/vitaminb-machines.7", "7/vitaminb-tasks.7", "8/vitaminbd.8"] {
        let name = page.dropFirst(2)
        let template = try Template(contents("Sources/Manual/pages/\(name)")).filled(with: translated)
        let digest = String(template.stableHash, radix: 16)
        let mark = ".\\\" text \(digest)\n"
        try write(mark + Template(template).complete(with: english.merging(version) { $1 }), to: "\(folder)/man\(page)")
        let translation = try Template(contents("Sources/Manual/pages/de/\(name)")).complete(with: german.merging(version) { $1 })
        try write(translation, to: "\(folder)/de/man\(page)")
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

/// Writes a page, and makes its folder.
func write(_ page: String, to path: String) throws {
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(page.utf8).write(to: file)
}

/// A file of the checkout.
func contents(_ path: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
}
