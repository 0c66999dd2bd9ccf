import AddressBook
import ControlInterface
import Journal
import KeepInTouch
import SQLite
import Varlink

/// The handlers that look back.
extension ControlService {
    func registerReport(with service: Service) throws {
        try service.handle(Control.GetReport.self) { try report($0) }
        try service.enumerate(Control.ListIntroductions.self) { _ in introductions() }
        try service.enumerate(Control.ListLeftOut.self) { _ in leftOut() }
    }

    func report(_ parameters: Control.GetReport.Parameters) throws -> WireReport {
        let book = coordinator.book
        let today = book.today
        guard let days = parameters.year.map({ Report.days(of: $0, today: today) }) ?? Report.lastYear(today: today) else {
            throw VarlinkError.invalidParameter("year")
        }
        var report = Report(days: days, zone: book.zone, evidence: book.policy.evidence)
        try asking { () throws(RequestError) in try coordinator.load { report.add($0) } }
        return WireReport(report, of: book)
    }

    func leftOut() -> [Control.ListLeftOut.Reply] {
        coordinator.addressBook.leftOut.inBatches.map { batch in
            .init(leftOut: batch.map { WireLeftOut(name: $0.name, file: $0.file, line: $0.line, kind: $0.kind) })
        }
    }

    func introductions() -> [Control.ListIntroductions.Reply] {
        coordinator.book.introductions.inBatches.map { batch in
            .init(introductions: batch.map { WireIntroduction(contact: WireAcquaintance($0.contact), other: WireAcquaintance($0.other)) })
        }
    }
}
