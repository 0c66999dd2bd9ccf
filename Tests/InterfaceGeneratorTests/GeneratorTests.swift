import Foundation
import Testing
import Varlink

@testable import interface_generator

/// What is generated from an interface, and what is refused.
struct GeneratorTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/ControlInterface")

    @Test func `what is checked in is what the interface's description says now`() throws {
        let description = try String(contentsOf: Self.folder.appending(path: "org.vitaminb.Control.varlink"), encoding: .utf8)
        let files = try Generator(Interface(description: description)).files
        let generated = Self.folder.appending(path: "Generated")
        let names = try FileManager.default.contentsOfDirectory(atPath: generated.path)
        #expect(names.sorted() == files.keys.sorted(), "swift run interface-generator")
        for (name, text) in files {
            let checkedIn = try String(contentsOf: generated.appending(path: name), encoding: .utf8)
            #expect(checkedIn == text, "\(name): swift run interface-generator")
        }
    }

    @Test func `a word in brackets makes a type of a text, and is no part of its comment`() throws {
        let files = try Generator(
            Interface(
                description: """
                    interface a.b
                    # A stay.
                    type Stay (
                      # Its first day. [day]
                      from: string,
                      # [day]
                      until: ?string
                    )
                    """)
        ).files
        let text = try #require(files["WireStay.swift"])
        #expect(text.contains("    /// Its first day.\n    package var from: CivilDate\n    package var until: CivilDate?\n"))
    }

    static let broken = [
        (
            "# T.\ntype T (\n  # A day. [dya]\n  a: string\n)",
            "line 5: a: [dya] stands for no type; known are annual, cadence, contact, day, entry, instant, kind, verb, when"
        ),
        ("# T.\ntype T (\n  # A day. [day]\n  a: int\n)", "line 5: a: [day] belongs to a string"),
        ("type T (a: int)", "line 2: type T has no comment"),
        ("# [day]\ntype T (a: int)", "line 3: type T has no comment"),
        ("method M() -> ()", "line 2: method M has no comment"),
        ("error E ()", "line 2: error E has no comment"),
        ("# T.\ntype T (a: object)", "line 3: a: this type is not generated: give it a name, or teach the generator"),
        ("# M.\nmethod M(a: (b: int)) -> ()", "line 3: a: this type is not generated: give it a name, or teach the generator"),
        ("# E.\nerror E (a: int)\n# F.\nerror F (a: string)", "line 5: a: another error has a parameter of this name and of another type"),
    ]

    @Test(arguments: broken)
    func `what can't be generated is refused, with its line`(text: String, message: String) throws {
        let interface = try Interface(description: "interface a.b\n" + text)
        let error = #expect(throws: GeneratorError.self) { try Generator(interface) }
        #expect(error?.description == message)
    }
}
