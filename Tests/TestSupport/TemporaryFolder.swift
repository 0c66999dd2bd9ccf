import Foundation

/// A folder of the test's own, gone when the test is.
package final class TemporaryFolder {
    package let path: String

    package init() {
        path = NSTemporaryDirectory() + "vitaminb-" + UUID().uuidString
        mkdir(path, 0o700)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    package func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    package func card(_ name: String, uid: String, more: String = "") throws {
        try write("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(uid)\r\nFN:\(name)\r\n\(more)END:VCARD\r\n", to: uid + ".vcf")
    }
}
