import AddressBook
import ControlInterface
import KeepInTouch
import Varlink

/// The handlers for what a program notices, and what a person says of it.
extension ControlService {
    func registerEvidence(with service: Service) throws {
        try service.handle(Control.GetEvidence.self) { _ in
            let (policy, places) = (coordinator.configuration.policy.evidence, coordinator.configuration.evidence)
            return .init(
                mail: policy.mail, calendar: policy.calendar, calls: policy.calls, me: places.me, mailFolders: places.mailFolders,
                calendarFolders: places.calendarFolders, callFiles: places.callFiles)
        }
        try service.enumerate(Control.ListAddresses.self) { _ in addresses() }
        try service.handle(Control.Notice.self) { try notice($0) }
        try service.enumerate(Control.ListNoticed.self) { try noticed($0) }
        try service.handle(Control.Judge.self) { try judge($0) }
        try service.handle(Control.ForgetEvidence.self) { parameters in
            let dismissed = try asking { () throws(RequestError) in try coordinator.forgetEvidence(of: parameters.source) }
            return .init(count: dismissed.count, act: dismissed.first?.act)
        }
    }

    private func addresses() -> some Sequence<Control.ListAddresses.Reply> {
        // Every card was in memory for it.
        defer { IdleMemory.giveBack() }
        return coordinator.addressBook.contactDetails().inBatches.lazy.map { batch in
            .init(
                people: batch.map { details in
                    WireAddresses(
                        contact: details.contact, name: details.name, emails: Array(details.emails.prefix(Self.addressBound)),
                        telephones: Array(details.telephones.prefix(Self.addressBound)))
                })
        }
    }

    private func notice(_ parameters: Control.Notice.Parameters) throws -> Control.Notice.Reply {
        guard parameters.sightings.count <= Self.sightingBound else { throw VarlinkError.invalidParameter("sightings") }
        let noticings = parameters.sightings.map { sighting in
            Noticing(
                sighting.contact,
                Evidence(
                    via: sighting.via, direction: sighting.direction, source: sighting.source, origin: sighting.origin.map(origin),
                    hasPlace: sighting.hasPlace ?? false),
                happened: sighting.happened.instant, on: sighting.day,
                instance: sighting.instance.map { String($0.prefix(Self.instanceBound)) })
        }
        let isDry = parameters.dryRun ?? false
        return .init(added: try asking { () throws(RequestError) in try coordinator.notice(noticings, isDry: isDry) })
    }

    /// How many sightings, or entries, a call may bring.
    private static let sightingBound = 1000
    /// How long an origin may be, in characters: a folder's path. An instance is an event's UID with the time of its planned start.
    private static let originBound = 512
    private static let instanceBound = 600

    private func origin(_ text: String) -> String { String(text.prefix(Self.originBound)) }

    private func noticed(_ parameters: Control.ListNoticed.Parameters) throws -> [Control.ListNoticed.Reply] {
        let book = coordinator.book
        let found = try asking { () throws(RequestError) in
            try coordinator.noticed { evidence, contact in
                (parameters.source.map { $0 == evidence.source } ?? true)
                    && (!(parameters.asked ?? false) || book.asks(evidence, of: contact.id))
            }
        }
        return found.inBatches.map { batch in .init(noticed: batch.map { WireNoticed($0) }) }
    }

    private func judge(_ parameters: Control.Judge.Parameters) throws -> Control.Judge.Reply {
        guard (1...Self.sightingBound).contains(parameters.entries.count) else { throw VarlinkError.invalidParameter("entries") }
        let said = try asking { () throws(RequestError) in
            let entries = try parameters.entries.map { name throws(RequestError) in try coordinator.entry(named: name) }
            return try coordinator.judge(entries, parameters.confirmed ? .confirmed : .dismissed)
        }
        return .init(answers: try said.map { try answer($0) })
    }
}

extension WireNoticed {
    /// What was noticed, for the wire.
    fileprivate init(_ noticed: Coordinator.Noticed) {
        self.init(
            entry: noticed.entry.id, contact: noticed.contact.id, name: noticed.contact.name, day: noticed.day,
            via: noticed.evidence.via, direction: noticed.evidence.direction, source: noticed.evidence.source,
            origin: noticed.evidence.origin, hasPlace: noticed.evidence.hasPlace)
    }
}
