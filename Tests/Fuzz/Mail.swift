import KeepInTouch

@testable import Observer

/// The header of a message: whatever is in it, what is read holds, and the judge decides.
@Sendable func fuzzHeader(_ bytes: [UInt8]) {
    let header = HeaderBlock(bytes)
    let now = Instant(seconds: 1_764_583_200)
    let letter = Letter(header, now: now)
    for address in letter.from + letter.to + letter.cc {
        hold(address.text.utf8.contains(UInt8(ascii: "@")), "\(address) is no address")
        _ = address.isOfListHost
    }
    if let date = letter.date {
        hold(date.moment <= now.adding(seconds: 86_400), "\(date) is yet to come")
        let noon = Int64(date.day.dayNumber) * 86_400 + 43_200
        hold(abs(noon - date.moment.seconds) <= 43_200 + 14 * 3600, "\(date): its day is not its moment's")
    }
    hold(letter.references.count <= 100, "more references than are kept")
    _ = header.hasEventPart
    if let end = HeaderBlock.end(of: bytes, after: 0) {
        let alone = Letter(HeaderBlock(Array(bytes[..<end])), now: now)
        // An empty line before any field ends a header as well, and is not looked for.
        if bytes.first != Ascii.lineFeed, bytes.first != Ascii.carriageReturn {
            hold(alone.from == letter.from && alone.to == letter.to && alone.cc == letter.cc, "a header's end is no end")
            hold(alone.date == letter.date && alone.id == letter.id && alone.flaw == letter.flaw, "a text says something")
        }
    }
    judge(letter)
}

private let owners = Owners(
    me: ["me@x.test"],
    people: [
        ContactDetails(contact: ContactID(rawValue: "ada"), name: "Ada", emails: ["ada@x.test", "a@b.test"], telephones: []),
        ContactDetails(contact: ContactID(rawValue: "bob"), name: "Bob", emails: ["bob@x.test", "a@b.test"], telephones: []),
    ])

private func judge(_ letter: Letter) {
    let judge = LetterJudge(owners: owners)
    switch judge.verdict(on: letter, in: .letters) {
    case .wrote(let contacts):
        hold(letter.from.contains(where: owners.isMe) && !contacts.isEmpty, "somebody else wrote")
        hold(Set(letter.to + letter.cc).count <= 6 + 1, "to a crowd")
        hold(letter.flaw == nil && letter.date != nil, "a flaw counts")
    case .came(let contacts):
        hold(!letter.from.contains(where: owners.isMe) && !contacts.isEmpty, "the user wrote")
        hold((letter.to + letter.cc).contains(where: owners.isMe), "not to the user")
        hold(letter.flaw == nil && letter.date != nil, "a flaw counts")
    case .nobody, .passed: break
    }
    for kind in [FolderKind.unsent, .discarded] {
        switch judge.verdict(on: letter, in: kind) {
        case .wrote, .came: hold(false, "what was not sent counts")
        case .nobody, .passed: break
        }
    }
}

/// A file in the mbox format: any chunks give the same messages, and from the end of each the rest is found.
@Sendable func fuzzMbox(_ bytes: [UInt8]) {
    let whole = messages(bytes[...], from: 0, chunk: bytes.count + 1)
    let chunk = number(of: bytes) % 31 + 1
    hold(messages(bytes[...], from: 0, chunk: chunk).elementsEqual(whole) { $0 == $1 }, "other messages in chunks of \(chunk)")
    for (index, message) in whole.enumerated() {
        hold(message.header.count <= HeaderBlock.bound && !message.header.isEmpty, "a header of \(message.header.count) bytes")
        guard index % 8 == 0 else { continue }
        let rest = messages(bytes[Int(message.end)...], from: message.end, chunk: bytes.count + 1)
        hold(rest.elementsEqual(whole[(index + 1)...]) { $0 == $1 }, "others from \(message.end) on")
    }
    fuzzFolderName(bytes)
}

private func messages(_ bytes: ArraySlice<UInt8>, from place: Int64, chunk: Int) -> [MboxScan.Message] {
    var scan = MboxScan(at: place)
    var found: [MboxScan.Message] = []
    var rest = bytes
    while !rest.isEmpty {
        found += scan.take(rest.prefix(chunk))
        rest = rest.dropFirst(chunk)
    }
    found += scan.finish()
    hold(scan.whole <= place + Int64(bytes.count) && scan.whole >= found.last?.end ?? place, "it has read \(scan.whole) bytes")
    return found
}

private func fuzzFolderName(_ bytes: [UInt8]) {
    let name = String(decoding: bytes.prefix(64), as: UTF8.self)
    _ = FolderKind(path: [name])
    if !name.contains("&") { hold(ModifiedUTF7.decoded(name) == name, "a name that is not encoded changed") }
}
