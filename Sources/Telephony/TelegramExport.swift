import KeepInTouch

/// The personal chats that Telegram Desktop has exported as JSON: `result.json`, of one chat or of the whole account.
package struct TelegramExport: Sendable, Equatable {
    /// A chat of two people.
    package struct Chat: Sendable, Equatable {
        /// The other's name, as the user has it among the contacts; empty if the account was deleted.
        package let name: String
        /// The other's id; who else writes there is the user.
        package let peer: String
        /// Those who wrote, in the order in which they first did. The user need not be the one who began.
        package let writers: [ChatWriter]

        /// The days on which the other wrote.
        package var daysOfPeer: [CivilDate] { days { $0.id == peer } }

        /// The days on which the user wrote.
        package var daysOfUser: [CivilDate] { days { $0.id != peer } }

        private func days(_ isMeant: (ChatWriter) -> Bool) -> [CivilDate] {
            Set(writers.filter(isMeant).flatMap(\.days)).sorted()
        }
    }

    /// The chats in the order of the file.
    package internal(set) var chats: [Chat] = []
    /// How many chats were left out: groups, channels, bots, and the user's notes to themselves.
    package internal(set) var leftOut = 0
    /// What could not be used.
    package internal(set) var problems = ReadingProblems()

    /// How many chats are read.
    package static let chatBound = 10_000
    /// How many days all people together may have written on.
    package static let dayBound = 500_000
    /// How many may write in a chat of two: an account may have been replaced, or a message sent by a bot.
    static let writerBound = 16

    /// Reads the file, a part at a time.
    ///
    /// Throws if it can't be opened, or there is no chat in it. A file that is cut off is no error but a problem.
    package init(path: String) throws(TelephonyError) {
        self = try TelegramReader.read(ByteStream(path: path))
    }

    /// Reads JSON that is in memory.
    ///
    /// Throws if there is no chat in it.
    package init(json: [UInt8]) throws(TelephonyError) {
        self = try TelegramReader.read(ByteStream(json))
    }

    init() {}
}
