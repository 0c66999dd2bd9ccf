import ControlInterface
import KeepInTouch
import Varlink

/// The handlers for pauses, promises, give and take, and introductions.
extension ControlService {
    func registerRelations(with service: Service) throws {
        try service.handle(Control.Pause.self) { try said(try pauses($0)) }
        try service.handle(Control.Resume.self) { try said(try whom($0.contacts, $0.group).map { .resume($0) }) }
        try service.handle(Control.Promise.self) { parameters in
            let promise = try line(parameters.promise, "promise")
            return try said(parameters.contacts) { .promise(who: $0, promise, on: parameters.on, isSpan: parameters.span ?? false) }
        }
        try service.handle(Control.EndPromise.self) { parameters in
            try said(parameters.contacts) { .endPromise(who: $0, text: parameters.promise, isKept: parameters.kept) }
        }
        try service.handle(Control.Gave.self) { parameters in
            let favor = try line(parameters.favor, "favor")
            return try said(parameters.contacts) { .gave(who: $0, favor) }
        }
        try service.handle(Control.Got.self) { parameters in
            let favor = try line(parameters.favor, "favor")
            return try said(parameters.contacts) { .got(who: $0, favor) }
        }
        try service.handle(Control.Settle.self) { try said([.settle(who: $0.contact)]) }
        try service.handle(Control.Introduce.self) { try said([.introduce(who: $0.contact, other: $0.other)]) }
    }

    private func pauses(_ parameters: Control.Pause.Parameters) throws -> [Intent] {
        let today = coordinator.book.zone.date(at: coordinator.clock.now())
        let pause = Pause(from: parameters.from ?? today, until: parameters.until)
        return try whom(parameters.contacts, parameters.group).map { .pause($0, pause, isSpan: parameters.span ?? false) }
    }

    private func whom(_ contacts: [String]?, _ group: String?) throws -> [Intent.Whom] {
        switch (contacts, group) {
        case (let contacts?, nil):
            guard contacts.count <= Self.namedBound else { throw VarlinkError.invalidParameter("contacts") }
            return contacts.map(Intent.Whom.contact)
        case (nil, let name?): return [.group(name)]
        case (nil, nil): return [.everybody]
        case (_?, _?): throw VarlinkError.invalidParameter("group")
        }
    }

    /// Those of them who have a card; a merge may have made one of two, or of two who knew each other.
    func acquaintances(_ ids: [ContactID], of contact: Contact) -> [WireAcquaintance] {
        var seen: Set = [contact.id]
        let others = ids.filter { seen.insert($0).inserted }
        return others.lazy.compactMap(coordinator.book.contact).prefix(Self.acquaintanceBound).map(WireAcquaintance.init)
    }

    /// How many acquaintances are named, so that they always go into one message.
    private static let acquaintanceBound = 200
}
