import ControlInterface
import Foundation
import KeepInTouch
import TestLiterals
import TestSupport
import Varlink

/// A service in the daemon's place: it gives the answers that a test has set, and records the calls.
@MainActor
final class StubService {
    let folder = TemporaryFolder()
    var path: String { folder.path + "/control" }
    private var service: Service

    var reminders: [WireReminder] = []
    var contacts: [WireContact] = []
    var entries: [WireEntry] = []
    var status = WireStatus.sample()
    var examination = WireExamination.sample()
    var events: [Control.Subscribe.Reply] = []
    var groups: [WireGroup] = []
    var duplicates: [WireDuplicate] = []
    var cardless: [WireCardless] = []
    /// The answer to changes of cards: whether anything changed; and the error for `ReplaceCard` alone.
    var isChanged = true
    var replaceRefusal: (any Error)?
    var cards: [Control.ListCards.Reply] = []
    var report = WireReport.sample()
    var introductions: [WireIntroduction] = []
    var mergedFields: [WireMergedField] = []
    /// The error of a merge, after its dry run.
    var mergeRefusal: (any Error)?
    var imported: (Control.ImportCards.Parameters) -> [WireImportResult] = { _ in [] }
    /// The error of every call, if any.
    var refusal: (any Error)?
    /// The error of calls that say something; all others are answered.
    var sayingRefusal: (any Error)?
    /// The method's last name and its parameters as JSON, of every call.
    private(set) var calls: [String] = []
    private(set) var subscribers: [Subscriber<Control.Subscribe.Reply>] = []

    init() throws {
        service = try Self.makeService()
        try offer()
        service.listen(on: try UnixSocket.listen(path: path))
    }

    /// Stops and leaves the socket file, like a daemon that was killed.
    func crash() { service.stop() }

    func restart() async throws {
        service = try Self.makeService()
        try offer()
        service.listen(on: try await listenDeaf())
    }

    /// After a stop: listens on the socket without accepting connections.
    func listenDeaf() async throws -> Int32 {
        // The old socket may be closed a moment later.
        var descriptor: Int32?
        _ = try await eventually {
            descriptor = descriptor ?? (try? UnixSocket.listen(path: path))
            return descriptor != nil
        }
        return try descriptor ?? UnixSocket.listen(path: path)
    }

    /// Stops and removes its socket.
    func stop() {
        service.stop()
        unlink(path)
    }

    isolated deinit { service.stop() }

    func publish(_ event: Control.Subscribe.Reply) {
        for subscriber in subscribers { subscriber.send(event) }
    }

    private static func makeService() throws -> Service {
        Service(vendor: "", product: "stub", version: "0", url: "", interfaces: [try Interface(description: Control.description)])
    }

    private func offer() throws {
        try service.enumerate(Control.ListReminders.self) { [unowned self] in
            try note("ListReminders", $0)
            return reminders.map { .init(reminders: [$0]) }
        }
        try service.enumerate(Control.ListNoticed.self) { [unowned self] in
            try note("ListNoticed", $0)
            return [Control.ListNoticed.Reply]()
        }
        try service.enumerate(Control.ListContacts.self) { [unowned self] in
            try note("ListContacts", $0)
            return contacts.map { .init(contacts: [$0]) }
        }
        try service.enumerate(Control.ListEntries.self) { [unowned self] in
            try note("ListEntries", $0)
            return entries.map { .init(entry: $0) }
        }
        try service.handle(Control.GetStatus.self) { [unowned self] in
            try note("GetStatus", $0)
            return status
        }
        try service.handle(Control.Examine.self) { [unowned self] in
            try note("Examine", $0)
            return examination
        }
        try service.handle(Control.GetContact.self) { [unowned self] in
            try note("GetContact", $0)
            return .init(
                contact: contacts[0], reminders: reminders, emails: ["ada@example.org"], telephones: [], organization: nil,
                dates: [], related: [], file: "/ada.vcf",
                introducedBy: [], knows: [])
        }
        try service.handle(Control.AddContact.self) { [unowned self] in
            try note("AddContact", $0)
            return .init(contact: contacts[0], file: "/new.vcf")
        }
        try service.handle(Control.Explain.self) { [unowned self] in
            try note("Explain", $0)
            return .init(contact: contacts[0], silence: .ignored, explanations: [])
        }
        try offerEditing()
        try service.enumerate(Control.ListCards.self) { [unowned self] in
            try note("ListCards", $0)
            return cards
        }
        try service.handle(Control.GetReport.self) { [unowned self] in
            try note("GetReport", $0)
            return report
        }
        try service.enumerate(Control.ListIntroductions.self) { [unowned self] in
            try note("ListIntroductions", $0)
            return [.init(introductions: introductions)]
        }
        try service.handle(Control.ImportCards.self) { [unowned self] in
            try note("ImportCards", $0)
            return .init(results: imported($0))
        }
        try said(Control.Acknowledge.self, "ack")
        try said(Control.Snooze.self, "snooze")
        try said(Control.Skip.self, "skip")
        try said(Control.Track.self, "track")
        try said(Control.Ignore.self, "ignore")
        try said(Control.Amend.self, "ack")
        try service.handle(Control.Undo.self) { [unowned self] in
            try note("Undo", $0)
            if let sayingRefusal { throw sayingRefusal }
            let answer = WireAnswer.sample(contacts[0], try entries.first ?? .sample("ack", via: .call))
            return .init(answers: [answer], others: Array(contacts.dropFirst()))
        }
        try said(Control.Pause.self, "pause")
        try said(Control.Resume.self, "resume")
        try said(Control.Promise.self, "promise")
        try said(Control.EndPromise.self, "done")
        try said(Control.Gave.self, "gave")
        try said(Control.Got.self, "got")
        try said(Control.Settle.self, "settle")
        try said(Control.Introduce.self, "introduce")
        try service.subscribe(Control.Subscribe.self) { [unowned self] _, subscriber in
            subscribers.append(subscriber)
            for event in events { subscriber.send(event) }
        }
    }

    private func offerEditing() throws {
        try service.enumerate(Control.ListGroups.self) { [unowned self] in
            try note("ListGroups", $0)
            return groups.map { .init(group: $0) }
        }
        try service.enumerate(Control.ListDuplicates.self) { [unowned self] in
            try note("ListDuplicates", $0)
            return duplicates.map { .init(duplicate: $0) }
        }
        try service.enumerate(Control.ListCardless.self) { [unowned self] in
            try note("ListCardless", $0)
            return cardless.map { .init(cardless: $0) }
        }
        try edited(Control.AddToGroup.self)
        try edited(Control.RemoveFromGroup.self)
        try edited(Control.EditContact.self)
        try edited(Control.ReplaceCard.self) { [unowned self] in replaceRefusal }
        try service.handle(Control.GetCard.self) { [unowned self] in
            try note("GetCard", $0)
            return .init(contact: contacts[0], file: "/ada.vcf", card: "BEGIN:VCARD\r\nFN:Ada\r\n")
        }
        try service.handle(Control.RemoveContact.self) { [unowned self] in
            try note("RemoveContact", $0)
            return .init(contact: contacts[0], file: "/ada.vcf", trash: "/it's trash/ada.vcf", copies: [])
        }
        try service.handle(Control.PutBackContact.self) { [unowned self] in
            try note("PutBackContact", $0)
            return .init(contact: contacts[0], file: "/ada.vcf")
        }
        try service.handle(Control.MergeContacts.self) { [unowned self] in
            try note("MergeContacts", $0)
            if !$0.dryRun, let mergeRefusal { throw mergeRefusal }
            return .init(
                contact: contacts[0], other: contacts[1], file: "/ada.vcf", otherFile: "/king.vcf",
                trash: $0.dryRun ? nil : "/it's trash/king.vcf", fields: mergedFields)
        }
    }

    private func edited<M: VarlinkMethod>(
        _ method: M.Type, refusal: @escaping () -> (any Error)? = { nil }
    ) throws where M.Reply == Control.Edited {
        try service.handle(method) { [unowned self] in
            try note(String(M.name.split(separator: ".").last ?? ""), $0)
            if let refusal = refusal() { throw refusal }
            return .init(contact: contacts[0], file: "/ada.vcf", changed: isChanged)
        }
    }

    private func said<M: VarlinkMethod>(_ method: M.Type, _ verb: Word<Verb>) throws where M.Reply == Control.Said {
        try service.handle(method) { [unowned self] in
            try note(String(M.name.split(separator: ".").last ?? ""), $0)
            if let sayingRefusal { throw sayingRefusal }
            return .sample(contacts[0], try entries.first ?? .sample(verb, via: .call))
        }
    }

    private func note(_ method: String, _ parameters: some JSONWritable) throws {
        // In alphabetical order, so that a test need not know the interface's.
        let object = try JSONSerialization.jsonObject(with: Data(JSONWriter.text(of: parameters)))
        let sorted = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        calls.append("\(method) \(String(decoding: sorted, as: UTF8.self))")
        if let refusal { throw refusal }
    }
}
