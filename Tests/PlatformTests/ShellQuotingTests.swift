import Platform
import Testing

struct ShellQuotingTests {
    @Test(arguments: [
        ("/home/ada/x.vcf", "/home/ada/x.vcf"), ("größer@1+1", "größer@1+1"), ("", "''"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#),
        ("$(x)", "'$(x)'"), ("a\nb", "'a\nb'"), ("~", "'~'"), ("-*", "'-*'"), ("urn:uuid:1", "'urn:uuid:1'"),
        ("'\u{301};id;'\u{301}", "''\\''\u{301};id;'\\''\u{301}'"),
    ])
    func `a text is quoted where a shell would change it`(text: String, quoted: String) throws {
        #expect(text.quotedForShell == quoted)
        #expect(try ProgramOutput.of(["/bin/sh", "-c", "printf %s \(quoted)"]).output == text)
    }
}
