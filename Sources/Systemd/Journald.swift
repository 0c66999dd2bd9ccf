import CSystemd
import Glibc

/// Writes records to journald.
package enum Journald {
    /// Whether standard error goes to journald. Then records are sent with their fields instead of being printed.
    ///
    /// systemd sets `JOURNAL_STREAM` to the device and inode of the stream it gave the service. They are compared, because a program
    /// that the service starts inherits the variable though its standard error may be something else (systemd.exec(5)).
    package static let isStandardError = isJournal(STDERR_FILENO, stream: getenv("JOURNAL_STREAM").map { String(cString: $0) })

    private static let queue = RecordQueue { send($0) }

    /// Sends the record to journald if standard error goes there, and otherwise prints it to standard error with `<N>` prefixes. journald
    /// may not read for a while; then it waits in a queue of ``RecordQueue/bound``, and nobody else does.
    ///
    /// - Returns: false if it could not be written.
    @discardableResult
    package static func write(_ record: JournalRecord) -> Bool {
        isStandardError ? queue.write(record) : print(record, to: STDERR_FILENO)
    }

    /// Waits until what was written has been sent, for half a second at most: before the program ends.
    package static func flush() { if isStandardError { queue.flush(milliseconds: 500) } }

    /// Sends a record to journald (sd_journal_sendv(3)), without fields that have an invalid name and those past the limit.
    ///
    /// - Returns: whether all fields were sent. True as well if no journald runs, which libsystemd reports as success.
    @discardableResult
    package static func send(_ record: JournalRecord) -> Bool {
        let all = record.fields
        let fields = all.filter { JournalRecord.isFieldName($0.name) }.prefix(JournalRecord.fieldLimit)
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for field in fields {
            bytes += field.name.utf8
            bytes.append(UInt8(ascii: "="))
            bytes += field.value.prefix(utf8Bytes: JournalRecord.valueLimit).utf8
            ends.append(bytes.count)
        }
        let result = bytes.withUnsafeMutableBytes { buffer in
            let vectors = zip([0] + ends, ends).map { start, end in
                iovec(iov_base: buffer.baseAddress.map { $0 + start }, iov_len: end - start)
            }
            return sd_journal_sendv(vectors, Int32(vectors.count))
        }
        return result >= 0 && fields.count == all.count
    }

    static func isJournal(_ descriptor: Int32, stream: String?) -> Bool {
        let numbers = (stream ?? "").split(separator: ":", omittingEmptySubsequences: false)
        var status = stat()
        guard numbers.count == 2, fstat(descriptor, &status) == 0 else { return false }
        return UInt64(numbers[0]) == UInt64(status.st_dev) && UInt64(numbers[1]) == UInt64(status.st_ino)
    }

    static func print(_ record: JournalRecord, to descriptor: Int32) -> Bool {
        var rest = Array(record.prefixedLines.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}
