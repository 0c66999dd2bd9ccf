import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `forecast`: the coming reminders, as planned and with other cadences.
struct ForecastPage: JSONWritable {
    let planned: [WireForecastDay]
    let trial: [WireForecastDay]?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("planned", planned)
            json.member("trial", trial)
        }
    }
}

extension Page {
    /// A bar a day: `#` for reminders that the budget limits, `*` for occasions and promises.
    mutating func forecast(_ page: ForecastPage, trial: [WireTrialCadence], answering: Bool, clock: LocalClock) {
        let days = page.planned.count
        line(
            answering
                ? gettext(days, "Reminders in \(days) day, if you answer each", "Reminders in \(days) days, if you answer each")
                : gettext(days, "Reminders in \(days) day, if nobody answers", "Reminders in \(days) days, if nobody answers"),
            .strong)
        let longest = (page.planned + (page.trial ?? [])).map { $0.budgeted + $0.others }.max() ?? 0
        // Two bars, the day and the numbers share a line of 80 cells.
        let scale = max(1, (longest + (page.trial == nil ? 55 : 24)) / (page.trial == nil ? 56 : 25))
        var rows: [[Table.Cell]] = []
        if page.trial != nil {
            let names = trial.map { "\($0.group)=\($0.every)" }.joined(separator: " ")
            rows.append([Table.Cell("", .faint), Table.Cell(gettext("planned"), .faint), Table.Cell(names, .faint)])
        }
        for (index, day) in page.planned.enumerated() {
            let other = page.trial?[index]
            // In a long forecast, leave out empty days.
            if page.planned.count > 62, day.isEmpty, other?.isEmpty ?? true { continue }
            rows.append(
                [Table.Cell(clock.shortDay(day.day)), Table.Cell(day.bar(scale))]
                    + (other.map { [Table.Cell($0.bar(scale))] } ?? []))
        }
        table(rows)
        let planned = total(page.planned)
        line(page.trial.map { gettext("In all \(planned); with that \(total($0)).") } ?? gettext("In all \(planned)."))
        hint(
            scale > 1
                ? gettext("# keep in touch, * occasions and promises; each stands for \(scale)")
                : gettext("# keep in touch, * occasions and promises"))
    }

    private func total(_ days: [WireForecastDay]) -> String {
        let others = days.reduce(0) { $0 + $1.others }
        let count = days.reduce(0) { $0 + $1.budgeted }
        let reminders = gettext(count, "\(count) reminder", "\(count) reminders")
        if others == 0 { return reminders }
        return gettext(others, "\(reminders) and \(others) occasion or promise", "\(reminders) and \(others) occasions or promises")
    }
}

extension WireForecastDay {
    fileprivate var isEmpty: Bool { budgeted == 0 && others == 0 }

    /// `###* 4`
    fileprivate func bar(_ scale: Int) -> String {
        if isEmpty { return "." }
        let bar =
            String(repeating: "#", count: (budgeted + scale - 1) / scale) + String(repeating: "*", count: (others + scale - 1) / scale)
        return "\(bar) \(budgeted + others)"
    }
}
