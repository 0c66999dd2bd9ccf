import Foundation
import KeepInTouch
import Testing

@testable import Daemon

/// The table of the configuration's keys, against the reader, and against the file that is installed first.
struct SettingTests {
    /// The table's header where keys are written one below the other.
    private static func header(_ table: Setting.Table) -> String {
        table == .groups ? "[groups.friends]\n" : table == .top ? "" : table.header + "\n"
    }

    /// A configuration that names every key that has one with this value.
    private static func configuration(_ value: (Setting) -> String?) throws -> Configuration {
        try ConfigurationFixture.parse(
            Setting.Table.allCases.map { table in
                let settings = Setting.all.filter { $0.table == table }.compactMap { setting in
                    value(setting).map { "\(setting.key) = \($0)\n" }
                }
                return settings.isEmpty ? "" : header(table) + settings.joined()
            }.joined())
    }

    @Test func `a key that is left out is as its table says`() throws {
        #expect(try Self.configuration(\.standard) == ConfigurationFixture.parse(""))
        #expect(Setting.all.count { $0.standard != nil } > 10)
    }

    @Test func `every key is read: a value of another type is refused under its name`() throws {
        for setting in Setting.all {
            let wrong = "\(setting.key) = -1.5\n"
            let error = try #require(throws: ConfigurationError.self) {
                try ConfigurationFixture.parse(Self.header(setting.table) + wrong)
            }
            #expect(error.problems.contains { $0.message == "\(setting.key) must be \(setting.kind.shape), not a fraction" }, "\(setting)")
        }
    }

    @Test func `every example and every whole number's bounds are read, and nothing beyond them`() throws {
        for setting in Setting.all {
            let group = setting.table == .groups && setting.key != "every" ? "every = \"1w\"\n" : ""
            func parse(_ value: String) throws -> Configuration {
                try ConfigurationFixture.parse(Self.header(setting.table) + group + "\(setting.key) = \(value)\n")
            }
            switch setting.kind {
            case .boolean: #expect(try parse("true") != parse("false"), "\(setting)")
            case .choice(let names):
                #expect(try Set(names.map { "\(try parse("\"\($0)\"").policy)" }).count == names.count, "\(setting)")
                #expect(try parse("true") == parse("\"\(names[0])\"") && parse("false") == parse("\"\(names[names.count - 1])\""))
                #expect(throws: ConfigurationError.self) { try parse("\"what?\"") }
            case .wholeNumber(let range):
                #expect(try parse("\(range.lowerBound)") != parse("\(range.upperBound)"), "\(setting)")
                #expect(throws: ConfigurationError.self) { try parse("\(range.lowerBound - 1)") }
                #expect(throws: ConfigurationError.self) { try parse("\(range.upperBound + 1)") }
            case .text(let example):
                #expect(throws: Never.self) { try parse("\"\(example)\"") }
                #expect(throws: ConfigurationError.self) { try parse("\"what?\"") }
            case .texts(let example):
                #expect(throws: Never.self) { try parse(example) }
                #expect(throws: ConfigurationError.self) { try parse("[\"what?\"]") }
            }
        }
    }

    @Test func `the configuration that is installed first names every key, with what holds where it is left out`() throws {
        let text = try String(contentsOfFile: ConfigurationFixture.shippedFile, encoding: .utf8)
        var table = Setting.Table.top
        var named: [String: Set<String>] = [:]
        for line in text.split(separator: "\n") {
            if let header = line.firstMatch(of: /^\[([a-z]+)/) { table = try #require(Setting.Table(rawValue: String(header.output.1))) }
            guard let (_, key, value) = line.firstMatch(of: /^(?:# )?([a-z_]+) = (".*?"|\[.*?\]|\S+)/)?.output else { continue }
            let setting = try #require(Setting.all.first { $0.table == table && $0.key == key }, "no key \(key)")
            named[table.rawValue, default: []].insert(setting.key)
            if let standard = setting.standard { #expect(String(value) == standard, "\(setting.key)") }
        }
        for table in Setting.Table.allCases {
            #expect(named[table.rawValue] == Set(Setting.all.filter { $0.table == table }.map(\.key)))
        }
    }
}
