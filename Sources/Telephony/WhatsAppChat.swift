/// A chat that WhatsApp has exported as text: `WhatsApp Chat with Ada.txt`, or `_chat.txt` from the archive that iOS makes.
package struct WhatsAppChat: Sendable, Equatable {
    /// Those who wrote, in the order in which they first did. Of a group the first three at most, without days.
    package internal(set) var writers: [ChatWriter] = []
    /// Whether more than two people write there, or WhatsApp said something that it only says in groups. Then no day is evidence.
    package internal(set) var isGroup = false
    /// The order in which its dates are read; nil where it can't be told from them. Then there are no days, and somebody has to be asked.
    package internal(set) var order: ChatDateOrder?
    /// What could not be used.
    package internal(set) var problems = ReadingProblems()

    /// Whether the order of day and month has to be asked for.
    package var isAmbiguous: Bool { order == nil && !isGroup }

    /// Reads the file, a line at a time. `order` says how its dates are read, where somebody was asked; nil: they tell it themselves.
    ///
    /// Throws if it can't be opened, or there is no message in it.
    package init(path: String, order: ChatDateOrder? = nil) throws(TelephonyError) {
        self = try WhatsAppReader.read(ByteStream(path: path), order)
    }

    /// Reads text that is in memory.
    ///
    /// Throws if there is no message in it.
    package init(text: [UInt8], order: ChatDateOrder? = nil) throws(TelephonyError) {
        self = try WhatsAppReader.read(ByteStream(text), order)
    }

    init() {}
}
