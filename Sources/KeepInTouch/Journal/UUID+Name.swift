import FoundationEssentials

extension UUID {
    /// The id of something that vitaminb says by itself, made of what it says: another machine that says the same says it under the same id
    /// (UUID version 5; RFC 9562, section 5.5).
    init(naming name: String) {
        var hash = SHA1.hash(of: Array(Self.vitaminb.uuidBytes) + Array(name.utf8))
        hash[6] = hash[6] & 0x0F | 0x50
        hash[8] = hash[8] & 0x3F | 0x80
        self = hash.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    /// The namespace: a random id.
    private static let vitaminb = UUID(
        uuid: (0x6b, 0x1e, 0x0f, 0x52, 0x9d, 0x3c, 0x4a, 0x77, 0xb0, 0x5e, 0x21, 0xd4, 0x8c, 0x96, 0xe3, 0x1a))

    private var uuidBytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }

    /// `began`: the contact's tracking began; `merges` is how often the contact had been merged into another before.
    static func began(_ contact: ContactID, merges: Int) -> UUID {
        UUID(naming: "began/\(contact)" + (merges > 0 ? "/\(merges)" : ""))
    }

    /// `redated`: that entry was said by a clock that was ahead.
    static func redated(_ entry: UUID) -> UUID { UUID(naming: "redated/\(entry.text)") }

    /// `carried`: that contact's card got this UID.
    static func carried(_ contact: ContactID, to uid: ContactID) -> UUID { UUID(naming: "carried/\(contact)/\(uid)") }

    /// `undone`: that no machine ran, as that entry says, is not so.
    static func refuted(_ entry: UUID) -> UUID { UUID(naming: "refuted/\(entry.text)") }

    /// `told`: that reminder, due on a day, was told at that moment, on this day. A cadence that changes may make it due, and told, anew.
    static func told(_ reminder: ReminderID, _ moment: Moment, due: CivilDate, on day: CivilDate) -> UUID {
        UUID(naming: "told/\(reminder.key)/\(reminder.contact)/\(moment)/\(due)/\(day)")
    }

    /// `noticed`: they were in touch on that day, by that source and in that direction, or at that `instance` of an event, which is the
    /// same when it is moved. Whoever looks again, on whatever machine, says it under the same id.
    static func noticed(_ contact: ContactID, on day: CivilDate, _ evidence: Evidence, instance: String?) -> UUID {
        // Calls and exported chats are one source, and a message that nobody answered is not to hide a call.
        let kind = evidence.via == .message ? "/message" : ""
        return UUID(naming: "noticed/\(evidence.source.rawValue)\(kind)/\(contact)/\(instance ?? "\(day)/\(evidence.direction.rawValue)")")
    }

    /// The name of a reminder's task, the same on every machine.
    package static func task(of reminder: ReminderID) -> UUID { UUID(naming: "task/\(reminder.key)/\(reminder.contact)") }

    /// What was answered in a task, of which `mark` says how: machines that read the same answer say it under the same id.
    package static func answered(_ reminder: ReminderID, _ mark: String) -> UUID {
        UUID(naming: "answered/\(reminder.key)/\(reminder.contact)/\(mark)")
    }

    /// The next id of what was said under this id by a clock that was ahead, and has to be said again.
    var saidAgain: UUID { UUID(naming: "again/\(text)") }
}

/// SHA-1 (FIPS 180-4). It names things, and protects nothing.
private enum SHA1 {
    static func hash(of message: [UInt8]) -> [UInt8] {
        let padded = [UInt32](paddingForHash: message)
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        var words = [UInt32](repeating: 0, count: 80)
        for block in stride(from: 0, to: padded.count, by: 16) {
            for index in 0..<16 { words[index] = padded[block + index] }
            for index in 16..<80 {
                words[index] = rotate(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1)
            }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for index in 0..<80 {
                let (mix, constant) = round(index, b, c, d)
                let next = rotate(a, 5) &+ mix &+ e &+ constant &+ words[index]
                (e, d, c, b, a) = (d, c, rotate(b, 30), a, next)
            }
            for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
        }
        return state.flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } }
    }

    /// The function and the constant of a round (sections 4.1.1 and 4.2.1).
    private static func round(_ index: Int, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> (mix: UInt32, constant: UInt32) {
        switch index {
        case ..<20: (b & c ^ ~b & d, 0x5A82_7999)
        case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case ..<60: (b & c ^ b & d ^ c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
    }

    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word << count | word >> (32 - count) }
}
