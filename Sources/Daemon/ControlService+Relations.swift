import ControlInterface
import KeepInTouch
import Varlink

/// The handlers for pauses, promises, give and take, and introductions.
extension ControlService {
    func registerRelations(with service: Service) throws {
        try service.handle(Control.Pause.self) { try said(try pause($0)) }
        try service.handle(Control.Resume.self) { try said(.resume(try whom($0.contact, $0.group))) }
        try service.handle(Control.Promise.self) { parameters in
            try said(.promise(who: parameters.contact, try text(parameters.promise, "promise"), on: parameters.on))
        }
        try service.handle(Control.Gave.self) { try said(.gave(who: $0.contact, try text($0.favor, "favor"))) }
        try service.handle(Control.Got.self) { try said(.got(who: $0.contact, try text($0.favor, "favor"))) }
        try service.handle(Control.Settle.self) { try said(.settle(who: $0.contact)) }
        try service.handle(Control.Introduce.self) { try said(.introduce(who: $0.contact, other: $0.other)) }
    }

    private func pause(_ parameters: Control.Pause.Parameters) throws -> Intent {
        let today = coordinator.book.zone.date(at: coordinator.clock.now())
        let pause = Pause(from: parameters.from ?? today, until: parameters.until)
        return .pause(try whom(parameters.contact, parameters.group), pause)
    }

    private func whom(_ contact: String?, _ group: String?) throws -> Intent.Whom {
        switch (contact, group) {
        case (let who?, nil): return .contact(who)
        case (nil, let name?): return .group(name)
        case (nil, nil): return .everybody
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

    /// One line, and short enough to be part of a reminder.
    private func text(_ text: String, _ parameter: String) throws -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty, line.utf8.count <= 1024 else { throw VarlinkError.invalidParameter(parameter) }
        return line
    }
}
