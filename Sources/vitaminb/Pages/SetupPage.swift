import ControlInterface
import Exchange
import KeepInTouch
import Language
import Phrases
import Words

extension Page {
    /// The most single people that are named with how often.
    private static let namedBound = 14

    /// What setup would write, with whom it begins, and how the first week would be.
    mutating func setup(
        _ plan: SetupPlan, _ changes: [String], in file: String, isNew: Bool, importsInto folder: String, _ today: CivilDate,
        _ delivery: Delivery
    ) {
        line("")
        if changes.isEmpty, isNew {
            line(gettext("A configuration with nothing in it is written: \(file)"), .strong)
        } else if changes.isEmpty {
            line(gettext("The configuration stays as it is: \(file)"), .strong)
        } else {
            line(gettext("This changes in \(file):"), .strong)
            for change in changes { line("  " + change) }
        }
        let imports = plan.imports.reduce(0) { $0 + $1.cards.count }
        if imports > 0 {
            line(gettext(imports, "\(imports) contact is imported into \(folder).", "\(imports) contacts are imported into \(folder)."))
        }
        if plan.removesSamples { line(gettext("The invented contacts go to the trash.")) }
        let people = plan.beginnings(from: today, delivery: delivery).map(\.chosen)
        line("")
        line(gettext(people.count, "\(people.count) person to keep in touch with", "\(people.count) people to keep in touch with"), .strong)
        wrapped(chosen(people, plan), indent: 2)
        if let sentence = WireCapacity(plan.capacity(delivery)).sentence { wrapped(gettext(sentence)) }
        let days = plan.firstDays(from: today, delivery: delivery).filter { $0.day.days(since: today) < 7 }
        section(
            gettext("The first week"),
            (0..<7).map { today.adding(days: $0) }.compactMap { day in
                let names = days.filter { $0.day == day }.map(\.name)
                if names.isEmpty { return nil }
                return ["\(gettext(Wording.day(day, today: today)))", "\(names.joined(separator: ", "))"]
            })
    }

    /// Those in groups by their groups, the others by name.
    private func chosen(_ people: [SetupPlan.Chosen], _ plan: SetupPlan) -> String {
        let groups = plan.everyGroup.compactMap { group -> String? in
            let count = people.count { $0.every == nil && $0.person.contact.groups.contains(group.name.folded) }
            return count == 0 ? nil : gettext("\(group.name) (\(count)) \(Wording.every(group.every))")
        }
        let single = people.compactMap { one in one.every.map { gettext("\(one.person.contact.name) \(Wording.every($0))") } }
        let more = single.count - Self.namedBound
        let rest = more > 0 ? [gettext(more, "and \(more) more", "and \(more) more")] : []
        return (groups + single.prefix(Self.namedBound) + rest).joined(separator: ", ")
    }
}
