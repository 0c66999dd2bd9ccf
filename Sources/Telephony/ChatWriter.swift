import KeepInTouch

/// Somebody who wrote in a chat, and on which days. Of what they wrote nothing is kept.
package struct ChatWriter: Hashable, Sendable {
    /// The name as the file has it. It is the one in the address book of the telephone that exported the chat, or the number.
    package let name: String
    /// What the program calls the person by; nil where it says only names.
    package let id: String?
    /// The days, each once, in their order. They are those of the clock of the device that exported the chat.
    package internal(set) var days: [CivilDate]
}
