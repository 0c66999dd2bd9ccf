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
    }

    func report(_ parameters: Control.GetReport.Parameters) throws -> WireReport {
        let book = keeper.book
        let today = book.today
        guard let days = parameters.year.map({ Report.days(of: $0, today: today) }) ?? Report.lastYear(today: today) else {
            throw VarlinkError.invalidParameter("year")
        }
        var report = Report(days: days, zone: book.zone)
        do { _ = try keeper.journal.load { report.take($0) } } catch { throw ControlError.journalFailed(reason: error.description) }
        return WireReport(report, of: book)
    }

    func introductions() -> [Control.ListIntroductions.Reply] {
        keeper.book.introductions.inBatches.map { batch in
            .init(introductions: batch.map { WireIntroduction(contact: WireAcquaintance($0.contact), other: WireAcquaintance($0.other)) })
        }
    }
}
