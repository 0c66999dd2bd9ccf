import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import vitaminb

/// The argument parser's own messages, in English and in German.
@MainActor
struct ParserWordsTests {
    private static let commands: [any ParsableCommand.Type] = [
        Vitaminb.self, Ack.self, Export.self, Forecast.self, Group.self, Group.Add.self, Watch.self,
    ]

    /// The environment of somebody who reads German; nil where the system, or this build, has none.
    nonisolated private static let german: [String: String]? = {
        let folder = ProcessInfo.processInfo.environment["TEXTDOMAINDIR"]
        guard let folder, let locale = newlocale(1 << LC_MESSAGES, "de_DE.UTF-8", nil) else { return nil }
        freelocale(locale)
        return ["LC_ALL": "de_DE.UTF-8", "TEXTDOMAINDIR": folder]
    }()

    @Test func `in English it is the parser's text`() throws {
        for command in Self.commands {
            let text = Vitaminb.helpMessage(for: command)
            #expect(ParserWords.said(text) == text)
        }
        let complaint = "Error: The value 'x' is invalid for '--a <b>'. Please provide one of 'c', 'd' or 'e'.\nUsage: x"
        #expect(ParserWords.said(complaint) == complaint)
        #expect(ParserWords.said("Something new: 'x'\n") == "Something new: 'x'\n")
    }

    @Test(
        .enabled(if: german != nil, "there is no German here: locales, Tests/run.sh"),
        arguments: [
            (["why"], "Es fehlt '<Name> ...'"),
            (["ack", "Ada", "--vai", "call"], "Die Option '--vai' gibt es nicht. Meinst du '--via'?"),
            (["ack", "Ada", "--when"], "Es fehlt der Wert für '--when <Zeit>'"),
            (["ack", "Ada", "--via", "pigeon"], "'pigeon' ist für '--via <Art>' nicht möglich. Möglich sind:"),
            (
                ["snooze", "Ada", "--for", "bald"],
                "'bald' ist für '--for <Dauer>' nicht möglich: eine Dauer ist eine Zahl mit einer Einheit"
            ),
            (["export", "--format", "x"], "'x' ist für '--format <Format>' nicht möglich. Möglich sind 'vcard', 'csv' oder 'json'."),
            (["report", "--year", "x"], "'x' ist für '--year <Jahr>' nicht möglich"),
            (["status", "now"], "'now' ist zu viel"),
            (["due", "a", "b"], "2 Angaben sind zu viel: 'a', 'b'"),
            (["due", "--json=x"], "Die Option '--json' hat keinen Wert, also auch nicht 'x'."),
        ] as [([String], String)])
    func `in German it complains in German`(arguments: [String], complaint: String) async throws {
        let run = try await vitaminb(arguments, at: "/nonexistent", environment: #require(Self.german))
        #expect(run.status == 64 && run.output == "")
        #expect(run.errors.hasPrefix("Fehler: " + complaint), "\(run.errors)")
        #expect(run.errors.contains("\nAufruf: vitaminb \(arguments[0])"))
        #expect(run.errors.hasSuffix("\n  Mehr dazu: vitaminb \(arguments[0]) --help\n"), "no line of the parser's is left")
    }

    @Test(.enabled(if: german != nil, "there is no German here: locales, Tests/run.sh"))
    func `in German the help has no English heading`() async throws {
        for words in [["--help"], ["help", "export"], ["help", "group"], ["help", "forecast"]] {
            let run = try await vitaminb(words, at: "/nonexistent", environment: #require(Self.german))
            #expect(run.status == 0 && run.output.hasPrefix("AUFGABE: ") && run.output.contains("\nAUFRUF: vitaminb"))
            for english in ["USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show ", "See ", "(default", "(values", "subcommand"] {
                #expect(!run.output.contains(english), "\(words): \(english)")
            }
        }
    }
}
