import Exchange
import KeepInTouch
import Language
import Phrases

extension Page {
    /// What setup would write, and how the first week would be.
    mutating func setup(_ plan: SetupPlan, _ changes: [String], in file: String, _ today: CivilDate, _ delivery: Delivery) {
        line("")
        if changes.isEmpty {
            line(gettext("The configuration stays as it is: \(file)"), .strong)
        } else {
            line(gettext("This is what will be in \(file):"), .strong)
            for change in changes { line("  " + change) }
        }
        line("")
        let people = plan.beginnings(from: today, delivery: delivery)
        line(gettext(people.count, "\(people.count) person to keep in touch with.", "\(people.count) people to keep in touch with."))
        let imports = plan.imports.reduce(0) { $0 + $1.cards.count }
        if imports > 0 {
            line(
                gettext(
                    imports, "\(imports) contact to be imported into the first address book.",
                    "\(imports) contacts to be imported into the first address book."))
        }
        let days = plan.firstDays(from: today, delivery: delivery).filter { $0.day.days(since: today) < 7 }
        section(
            gettext("The first week"),
            (0..<7).map { today.adding(days: $0) }.compactMap { day in
                let names = days.filter { $0.day == day }.map(\.name)
                if names.isEmpty { return nil }
                return ["\(gettext(Wording.day(day, today: today)))", "\(names.joined(separator: ", "))"]
            })
    }
}
