import ControlInterface
import Foundation
import KeepInTouch
import TestSupport
import Testing

@testable import vitaminb

/// `vitaminb report`: the page, and its file.
@MainActor
struct ReportTests {
    private let folder = TemporaryFolder()

    private static let evil = #"<script>alert("x")</script> & 'Co' \#u{202E}"#

    private static func figures() throws -> Figures {
        let introduction = WireIntroduction(
            contact: .init(Contact(id: .init(rawValue: "a"), name: evil)), other: .init(Contact(id: .init(rawValue: "b"), name: "Bob")))
        let cadence: WireKeptCadence = try {
            var cadence: WireKeptCadence = try decoded(
                #"{"from":"","every":"3w","contacts":3,"kept":31,"late":6,"skipped":2,"everyDays":25}"#)
            cadence.from = evil
            return cadence
        }()
        var report = WireReport.sample()
        report.cadences = [cadence]
        return Figures(
            report: report, due: [try .sample(evil, evil, .overdue)], balance: [try .sample(evil).favors(given: 1, got: 2, gotLast: true)],
            introductions: [introduction])
    }

    @Test func `the page is well-formed, and a name in it is text`() throws {
        let text = ReportPage(figures: try Self.figures(), clock: clock).text
        #expect(
            !text.contains("<script") && !text.contains("\u{202E}")
                && text.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;"))
        // As XML: the few elements of HTML without an end are closed first.
        var xml = text.replacing("<!DOCTYPE html>\n", with: "")
        for match in xml.matches(of: /<meta [^>]*>/).reversed() {
            xml.replaceSubrange(match.range, with: String(match.output.dropLast()) + "/>")
        }
        let reader = Elements()
        #expect(reader.read(xml), "\(reader.error ?? "")")
        #expect(reader.names.isDisjoint(with: ["script", "img", "link", "iframe", "object", "a"]))
        #expect(reader.names.isSuperset(of: ["html", "title", "svg", "desc", "circle", "details", "table"]))
    }

    @Test func `the page loads nothing`() throws {
        let text = ReportPage(figures: try Self.figures(), clock: clock).text
        for word in ["http:", "https:", "//", "@import", "src=", "href=", "url(http", "javascript"] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(text.contains("default-src &#39;none&#39;") && text.contains("<html lang=\"en\">"))
    }

    @Test func `it has the figures that are printed without it`() throws {
        let figures = try Self.figures()
        let text = ReportPage(figures: figures, clock: clock).text
        for part in [
            "<dt>interactions</dt><dd>4</dd>", "<dt>people</dt><dd>2</dd>", "<dt>in time</dt><dd>79%</dd>", "<dt>due now</dt><dd>1</dd>",
            "31 in time, 6 late, 2 skipped", "every 3 weeks, really every 25 days", "2 got, 1 given", ">2 November 2026: 3 interactions<",
            ">31 December 2025: 1 interaction<", "<th scope=\"row\">Nov 2026</th><td>3</td>", "24 November 2025 to 23 November 2026",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.matches(of: /class="heat\d" x="[\d.]+" y="/).count == 365, "a square a day")
    }

    @Test func `without data there is no empty picture`() throws {
        let nothing: WireReport = try decoded(
            #"{"from":"2024-01-01","through":"2024-12-31","interactions":0,"contacts":0,"days":[],"means":[],"cadences":[]}"#)
        let text = ReportPage(figures: Figures(report: nothing, due: [], balance: [], introductions: []), clock: clock).text
        #expect(text.contains("Nothing is due.") && text.contains("Nobody has a cadence yet."))
        #expect(!text.contains("id=\"balance\"") && !text.contains("id=\"means\"") && !text.contains("id=\"introductions\""))
        #expect(text.matches(of: /class="heat\d" x="[\d.]+" y="/).count == 366)
    }

    @Test func `long lists end with the number of the rest`() throws {
        let due = try (0..<50).map { try WireReminder.sample("p\($0)", "r") }
        let balance = try (0..<30).map { try WireContact.sample("q\($0)").favors(given: 1, got: 0, gotLast: false) }
        let text = ReportPage(figures: Figures(report: .sample(), due: due, balance: balance, introductions: []), clock: clock).text
        #expect(text.contains("p19") && !text.contains("p20") && text.contains("and 30 more"))
        #expect(text.contains("q19") && !text.contains("q20") && text.contains("and 10 more"))
    }

    private func mode(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
    }

    @Test func `the file is this user's alone, also in the place of one that was not`() throws {
        let path = folder.path + "/page.html"
        try Data("old".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try ReportFile(path: path).write("new")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new" && mode(path) == 0o600)
        // A link is followed, and a device is written to.
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try ReportFile(path: link).write("newer")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "newer")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
        try ReportFile(path: "/dev/null").write("gone")
        #expect(throws: FileError.self) { try ReportFile(path: folder.path).write("") }
        #expect(throws: FileError.self) { try ReportFile(path: folder.path + "/none/page.html").write("") }
        #expect(
            folder.names == ["link", "page.html"], "nothing is left behind")
    }

    /// 65534 is nobody's number, on Linux.
    @Test(.enabled(if: geteuid() == 0, "only root can make files that are another user's"))
    func `where another user put a link or a pipe, nothing is written`() throws {
        let mine = folder.path + "/mine"
        try Data("mine".utf8).write(to: URL(filePath: mine))
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: mine)
        try #require(lchown(link, 65534, 65534) == 0)
        #expect(throws: FileError.self) { try ReportFile(path: link).write("names") }
        #expect(try String(contentsOfFile: mine, encoding: .utf8) == "mine")
        let pipe = folder.path + "/pipe"
        try #require(mkfifo(pipe, 0o666) == 0 && lchown(pipe, 65534, 65534) == 0)
        let reader = open(pipe, O_RDWR | O_NONBLOCK)
        defer { close(reader) }
        #expect(throws: FileError.self) { try ReportFile(path: pipe).write("names") }
        var byte: UInt8 = 0
        #expect(read(reader, &byte, 1) == -1 && errno == EAGAIN)
    }

    @Test func `without a name it is in the cache, and its path is printed`() async throws {
        let stub = try StubService()
        let path = folder.path + "/cache/vitaminb/report.html"
        try folder.write("#!/bin/sh\n", to: "xdg-open")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/xdg-open")
        let run = try await vitaminb(
            ["report", "--open"], at: stub.path, environment: ["XDG_CACHE_HOME": folder.path + "/cache", "PATH": folder.path + ":/bin"])
        #expect(run == CommandRun(status: 0, output: path + "\n"))
        #expect(try mode(path) == 0o600 && mode(folder.path + "/cache/vitaminb") == 0o700)
        let printed = try await vitaminb(["report", "--output", "-"], at: stub.path)
        #expect(try printed == CommandRun(status: 0, output: String(contentsOfFile: path, encoding: .utf8)))
    }

    @Test func `it is opened by the desktop's program, whose failure is told`() async throws {
        let stub = try StubService()
        let (page, opened) = (folder.path + "/-page.html", folder.path + "/opened")
        try folder.write("#!/bin/sh\necho \"$1\" > '\(opened)'\n", to: "xdg-open")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/xdg-open")
        let run = try await vitaminb(["report", "--open", "--output=\(page)"], at: stub.path, environment: ["PATH": folder.path + ":/bin"])
        #expect(run == CommandRun(status: 0, output: page + "\n"))
        #expect(try String(contentsOfFile: opened, encoding: .utf8) == page + "\n")
        let failed = try await vitaminb(["report", "--open", "--output=\(page)"], at: stub.path, environment: ["PATH": "/nonexistent"])
        #expect(failed.status == 69 && failed.output == page + "\n" && failed.errors.contains("xdg-open could not show \(page)"))
        #expect(try await vitaminb(["report", "--open", "--output", "-"], at: stub.path).status == 64)
        #expect(try await vitaminb(["report", "--output", folder.path + "/none/page.html"], at: stub.path).status == 74)
    }
}

/// The names of a document's elements, where its tags match; by hand, since Foundation's XML parser is a library of its own here.
private final class Elements {
    private(set) var names: Set<String> = []
    private(set) var error: String?

    func read(_ text: String) -> Bool {
        var open: [String] = []
        for match in text.matches(of: /<(\/?)([a-z0-9]+)((?:\s+[a-zA-Z0-9-]+="[^"<>]*")*)\s*(\/?)>|[<>]/) {
            guard let name = match.output.2.map(String.init) else {
                error = "a stray \(match.output.0) near \(text[match.range.lowerBound...].prefix(60))"
                return false
            }
            names.insert(name)
            if match.output.1 == "/" {
                guard open.popLast() == name else {
                    error = "</\(name)> closes something else"
                    return false
                }
            } else if match.output.4?.isEmpty != false {
                open.append(name)
            }
        }
        error = open.isEmpty ? nil : "open: \(open)"
        return open.isEmpty
    }
}
