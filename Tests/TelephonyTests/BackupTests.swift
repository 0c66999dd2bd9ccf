import KeepInTouch
import Platform
import TestSupport
import Testing

@testable import Telephony

/// SMS Backup & Restore's files with calls, and what others make of its format.
struct BackupTests {
    static func read(_ text: String) throws -> CallFile { try CallFile(xml: Array(text.utf8)) }

    /// What the file has, in short: place, number, seconds, and why it doesn't count.
    static func lines(_ file: CallFile) -> [String] {
        file.calls.map { call in
            let reason = call.reason.map { "\($0)" } ?? "counts"
            return "\(call.place) \(call.isIncoming ? "from" : "to") \(call.number) \(call.seconds) \(reason)"
        }
    }

    static func document(_ elements: String) -> String {
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count=\"1\">\n\(elements)\n</calls>\n"
    }

    /// A whole call that counts, after which reading has to go on.
    static let bob = #"<call number="+15550100" duration="90" date="1700000000000" type="2" />"#

    @Test func `a file of SMS Backup & Restore 10_20 is read with every type of call`() throws {
        let rest = #"presentation="1" subscription_id="8949" post_dial_digits="" subscription_component_name="com.android.phone/x""#
        let text = """
            <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
            <!--File Created By SMS Backup & Restore v10.20.002 on 31/12/2025 23:59:59-->
            <?xml-stylesheet type="text/xsl" href="calls.xsl"?>
            <calls count="9" backup_set="82ce5c89" backup_date="1767221999000" type="full">
              <call number="+493012345" duration="61" date="1736366040000" type="1" \(rest) contact_name="Mia &#55357;&#56832;" />
              <call number="030 12345" duration="60" date="1736366040001" type="2" \(rest) contact_name="(Unknown)" />
              <call number="+493012345" duration="59" date="1736366040002" type="2" \(rest) contact_name="null" />
              <call number="+493012345" duration="0" date="1736366040003" type="2" \(rest) />
              <call number="+493012345" duration="0" date="1736366040004" type="3" \(rest) />
              <call number="+493012345" duration="80" date="1736366040005" type="4" \(rest) />
              <call number="+493012345" duration="0" date="1736366040006" type="5" \(rest) />
              <call number="+493012345" duration="0" date="1736366040007" type="6" \(rest) />
              <call number="+493012345" duration="300" date="1736366040008" type="7" \(rest) />
              <call number="+493012345" duration="300" date="1736366040009" type="6503" \(rest) />
              <call number="" duration="300" date="1736366040010" type="1" presentation="2" />
            </calls>
            """
        let file = try Self.read(text)
        #expect(
            Self.lines(file) == [
                "1736366040000 from +493012345 61 counts", "1736366040001 to 030 12345 60 counts",
                "1736366040002 to +493012345 59 tooShort", "1736366040003 to +493012345 0 unanswered",
                "1736366040004 from +493012345 0 missed",
                "1736366040005 from +493012345 80 voicemail", "1736366040006 from +493012345 0 rejected",
                "1736366040007 from +493012345 0 blocked", "1736366040008 from +493012345 300 elsewhere",
                "1736366040009 from +493012345 300 unknownKind", "1736366040010 from  300 noNumber",
            ])
        #expect(file.problems.count == 0 && file.calls[0].start.seconds == 1_736_366_040)
    }

    @Test func `a file of 2014, which has only the first attributes, and hides numbers as -1 and -2, is read`() throws {
        let file = try Self.read(
            Self.document(
                """
                <call number="5555550000" duration="0" date="1410881505425" type="3" readable_date="Sep 16, 2014 11:31:45 AM" />
                <call number="-2" duration="430" date="1411053850787" type="1" contact_name="(Unknown)" />
                """))
        #expect(Self.lines(file) == ["1410881505425 from 5555550000 0 missed", "1411053850787 from  430 noNumber"])
    }

    @Test func `of a backup of messages no message is a call, whatever its text`() throws {
        let text = """
            <smses count="2"><sms address="+15550100" date="1" type="1" body="&lt;call number=&quot;1&quot; /&gt; <call" />
            <mms date="1"><parts><part text="<3" data="\(String(repeating: "QUJD", count: 100_000))" /></parts></mms>
            \(Self.bob)</smses>
            """
        #expect(Self.lines(try Self.read(text)) == ["1700000000000 to +15550100 90 counts"])
    }

    @Test(arguments: [
        "<!-- <call number='1' duration='90' date='1' type='1'/> -->",
        "<![CDATA[ <call number='1' duration='90' date='1' type='1'/> ]] > ]]>",
        "<?x <call number='1' duration='90' date='1' type='1'/> ?>", "<!---->", "<callx number='1' duration='90' date='1' type='1'/>",
        "<CALL number='1' duration='90' date='1' type='1'/>", "<a:call number='1' duration='90' date='1' type='1'/>", "a < b > c & d",
        "<x y='>' z=\"'/>\"></x>", "<!DOCTYPE calls [<!ENTITY a '<call number=\"1\" duration=\"90\" date=\"1\" type=\"1\"/>'> <!-- ' -->]>",
    ])
    func `what isn't an element with a call is skipped`(text: String) throws {
        let file = try Self.read(Self.document(text + Self.bob))
        #expect(Self.lines(file) == ["1700000000000 to +15550100 90 counts"] && file.problems.count == 0)
    }

    @Test func `quotation marks, white space, order and references may be any that XML allows`() throws {
        let file = try Self.read(
            Self.document(
                "<call\n\ttype = '1' date='&#49;7' "
                    + "number='&#x2B;1 &quot;&amp;&apos;&lt;&gt;&#55357;&#56832;&#55357;x&#56832;&#xFFFFFFFF;&#4294967296;&a;&' "
                    + "duration=' 90 ' ></call>"))
        #expect(file.calls.map(\.number) == ["+1 \"&'<>\u{1F600}\u{FFFD}x\u{FFFD}\u{FFFD}&#4294967296;&a;&"])
        #expect(file.calls.map(\.place) == [17] && file.problems.count == 0)
    }

    @Test func `no entity of a document type is ever expanded`() throws {
        let bomb = "<!DOCTYPE calls [<!ENTITY a \"1\"><!ENTITY b \"&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        let file = try Self.read("\(bomb)<calls><call number=\"&b;&x;\" duration=\"90\" date=\"1\" type=\"1\"/></calls>")
        #expect(file.calls.map(\.number) == ["&b;&x;"])
    }

    @Test(arguments: [
        "<call number='1' duration='90' type='1'/>", "<call number='1' duration='90' date='' type='1'/>",
        "<call number='1' duration='9.5' date='1' type='1'/>", "<call number='1' duration='-1' date='1' type='1'/>",
        "<call number='1' duration='90' date='-1' type='1'/>", "<call number='1' duration='90' date='9223372036854775807' type='1'/>",
        "<call number='1' duration='90' date='99999999999999999999' type='1'/>", "<call number='1' duration='90' date='null' type='1'/>",
        "<call number='1' duration='4294967296' date='1' type='1'/>", "<call number='1' duration='90' date='1' type='+1'/>",
        "<call/>", "<call number='\(String(repeating: "1", count: 300))' duration='90' date='1' type='1'/>",
    ])
    func `a call with a value that can't be read is left out, and a problem says so`(text: String) throws {
        let file = try Self.read(Self.document(text + Self.bob))
        #expect(Self.lines(file) == ["1700000000000 to +15550100 90 counts"])
        #expect(file.problems.first == [ReadingProblem(line: 3, reason: .unreadableValue)])
    }

    @Test(arguments: [
        "<call number='1' number='2' duration='90' date='1' type='1'/>", "<call number=1 duration='90' date='1' type='1'/>",
        "<call number='1' duration='90' date='1' type='1' x/>", "<call number='1'duration='90' date='1' type='1'/>",
        "<call number='\(String(repeating: "1", count: 1025))' duration='90' date='1' type='1'/>",
        "<call number='1' duration='90' date='1' type='1", "<call number='1' duration='90' date='1' type='1'\n",
        "<call number='1' duration='90' date='1' contact_name='Ada type=\"1\"/>\n",
    ])
    func `a broken element doesn't take the next one with it`(text: String) throws {
        let file = try Self.read(Self.document(text + Self.bob))
        #expect(Self.lines(file) == ["1700000000000 to +15550100 90 counts"])
        #expect(file.problems.first == [ReadingProblem(line: 3, reason: .broken)])
    }

    @Test func `of a file that is cut off anywhere, what is whole is used`() throws {
        let text = Array(Self.document("\(Self.bob)\n<!-- & -->\(Self.bob)").utf8)
        for length in 60..<(text.count - 1) {
            guard let file = try? CallFile(xml: Array(text.prefix(length))) else { continue }
            #expect(file.problems.first.map(\.reason) == [.cutOff], "\(length)")
            #expect(Set(Self.lines(file)).isSubset(of: ["1700000000000 to +15550100 90 counts"]))
        }
        #expect(try CallFile(xml: text).problems.count == 0)
    }

    @Test(arguments: [false, true]) func `UTF-16 and UTF-8 with a byte order mark are read`(isBigEndian: Bool) throws {
        let text = Self.document("<call number=\"+1 \u{1F600}\u{E9}\" duration=\"90\" date=\"1\" type=\"1\"/>")
        let units = Array(text.utf16).flatMap { isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
        let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let file = try CallFile(xml: mark + units)
        #expect(file.calls.map(\.number) == ["+1 \u{1F600}\u{E9}"] && file.problems.count == 0)
        #expect(try CallFile(xml: [0xEF, 0xBB, 0xBF] + text.utf8).calls == file.calls)
        // The file ends with half a unit.
        #expect(try CallFile(xml: mark + units.dropLast(1)).calls == file.calls)
    }

    @Test(arguments: ["", "hello", "{}", "<html><body>call</body></html>", "<", "\u{FEFF}"])
    func `what is no backup is refused`(text: String) {
        #expect(throws: TelephonyError.unknownKind) { try Self.read(text) }
    }

    @Test func `more calls than are kept are left out, and a problem says so`() throws {
        var file = try Self.read(Self.document(Self.bob))
        for _ in 1..<CallFile.callBound { _ = file.take(file.calls[0], line: 1) }
        let isTaken = file.take(file.calls[0], line: 7)
        #expect(!isTaken)
        #expect(file.calls.count == CallFile.callBound && file.problems.first == [ReadingProblem(line: 7, reason: .tooMuch)])
        let broken = try Self.read("<calls>" + String(repeating: "<call/>", count: 1000) + "</calls>")
        #expect(broken.problems.count == 1000 && broken.problems.first.count == ReadingProblems.bound)
    }

    @Test func `files are read in chunks, wherever they divide an element`() throws {
        let folder = TemporaryFolder()
        for padding in (0..<140).map({ (64 << 10) - 20 - $0 }) {
            try folder.write("<calls>" + String(repeating: " ", count: padding) + Self.bob + "\u{1F600}</calls>", to: "calls.xml")
            let file = try CallFile(path: folder.path + "/calls.xml")
            #expect(Self.lines(file) == ["1700000000000 to +15550100 90 counts"] && file.problems.count == 0)
        }
        #expect(throws: TelephonyError.unreadable(.folder)) { try CallFile(path: folder.path) }
        #expect(throws: TelephonyError.unreadable(.notOpened(2))) { try CallFile(path: folder.path + "/none.xml") }
    }

    @Test func `random and mutated bytes give calls that were there, or problems`() throws {
        var random = SplitMix64(seed: 20_261_130)
        let original = Array(Self.document(String(repeating: Self.bob + "\n", count: 3)).utf8)
        let marks = Array("<>\"'&;/!?-[]= c\n\0".utf8)
        for _ in 0..<5000 {
            var bytes = original
            for _ in 0...Int.random(in: 0...6, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: index)
                case 2: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...30, using: &random)))
                default: bytes.insert(contentsOf: bytes[index...].prefix(Int.random(in: 1...30, using: &random)), at: index)
                }
                if bytes.isEmpty { bytes = [0] }
            }
            guard let file = try? CallFile(xml: bytes) else { continue }
            #expect(file.calls.count <= 4)
        }
        for _ in 0..<2000 { _ = try? CallFile(xml: (0..<200).map { _ in marks[Int.random(in: 0..<marks.count, using: &random)] }) }
    }
}
