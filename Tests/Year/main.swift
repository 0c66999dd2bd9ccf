// year - an ordinary person's year with the real daemon and the real command line tool, on a clock of their own.
import Foundation
import TestSupport

let usage = """
    year [--update | --evidence] [--language en|de] [--until DAY]

      --update       writes the transcripts anew; without it they are compared
      --evidence     lives the year a second time, with the person's mail, calendar and telephone on the machine, and compares nothing
                     but what had to be typed
      --language L   in this language only
      --until DAY    ends the year on that day, and compares nothing

    It is told what the daemon does from one wake to the next, and what every command answers: Tests/Year/transcript.en.txt and
    transcript.de.txt. The oracle looks at every step. Where something is different or wrong it says so, and exits with 1.
    """

var languages = ["en", "de"]
var isUpdating = false
var isNoticed = false
var last: String?
var arguments = CommandLine.arguments.dropFirst()
while let option = arguments.popFirst() {
    switch option {
    case "--update": isUpdating = true
    case "--evidence": isNoticed = true
    case "--language":
        guard let language = arguments.popFirst(), languages.contains(language) else { fallthrough }
        languages = [language]
    case "--until":
        guard let day = arguments.popFirst() else { fallthrough }
        last = day
    default:
        print(usage)
        exit(option == "--help" ? 0 : 2)
    }
}

if isNoticed {
    do { exit(try Year.compare(until: last) ? 0 : 1) } catch {
        print("evidence: \(error)")
        exit(1)
    }
}

let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
var isRight = true
for language in languages {
    do {
        let year = try Year(language: language, until: last)
        var wrongs: [String] = []
        do { try year.live() } catch let end as Failure { wrongs.append(end.description) }
        // What is told is the same in every language.
        if language == "en" { wrongs += try year.judge() }
        for wrong in wrongs.prefix(20) { print("\(language): \(wrong)") }
        isRight = isRight && wrongs.isEmpty
        let text = year.text
        let path = folder + "/transcript.\(language).txt"
        if last != nil {
            print(text)
        } else if isUpdating {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } else if (try? String(contentsOfFile: path, encoding: .utf8)) != text {
            let other = TemporaryFolder()
            try other.write(text, to: "now")
            print(try CommandRun(blocking: ["/usr/bin/diff", "-u", path, other.path + "/now"]).output)
            print("The year in \"\(language)\" is told in other words. Where they are right: year --update")
            isRight = false
        }
        print("\(language): \(year.summary)")
    } catch {
        print("\(language): \(error)")
        isRight = false
    }
}
exit(isRight ? 0 : 1)
