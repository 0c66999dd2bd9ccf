import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// The page of `report`: one file without scripts or external resources, which can be printed.
struct ReportPage {
    let figures: Figures
    let clock: LocalClock

    /// Longer lists are cut, and end with how many more there are.
    private static let dueBound = 20
    private static let balanceBound = 20

    private var report: WireReport { figures.report }

    /// The whole file.
    var text: String { page.source }

    private var page: Markup {
        let title = gettext("Keeping in touch")
        // Even if a name were not escaped, it could not load or run anything.
        let policy = "default-src 'none'; style-src 'unsafe-inline'"
        return """
            <!DOCTYPE html>
            <html lang="\(gettext("en", context: "language"))">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title): \(report.period)</title>
            <style>\(ReportStyle.sheet)</style>
            </head>
            <body>
            \(IntroductionPicture.definitions)
            <main>
            <header>
            <h1>\(title)</h1>
            <p class="period">\(report.period)</p>
            \(headline)
            </header>
            <div class="now">
            \(due)
            \(cadences)
            \(means)
            </div>
            \(heatMap)
            \(balance)
            \(introductions)
            </main>
            <footer>\(imprint)</footer>
            </body>
            </html>

            """
    }

    private var imprint: String {
        let day = gettext(Wording.date(clock.today))
        return gettext("Made by vitaminb \(Version.text) on \(day). Names are in it: think of that before you pass it on.")
    }

    private func section(_ name: Markup, _ heading: String, note: String? = nil, _ body: Markup) -> Markup {
        let note: Markup? = note.map { "<p class=\"note\">\($0)</p>\n" }
        return """
            <section class="\(name)" aria-labelledby="\(name)"><h2 id="\(name)">\(heading)</h2>
            \(note)\(body)
            </section>
            """
    }

    // MARK: Sections

    private var headline: Markup {
        let rounds = report.cadences.reduce(0) { $0 + $1.rounds }
        let kept = report.cadences.reduce(0) { $0 + $1.kept }
        let count = report.interactions
        let (people, due) = (report.contacts, figures.due.count)
        let inTime: Markup? =
            rounds == 0 ? nil : "<div><dt>\(gettext("in time"))</dt><dd>\(((100 * kept + rounds / 2) / rounds).inPercent)</dd></div>"
        return """
            <dl>
            <div><dt>\(gettext(count, "interaction", "interactions", context: "headline"))</dt><dd>\(count)</dd></div>
            <div><dt>\(gettext(people, "person", "people", context: "headline"))</dt><dd>\(people)</dd></div>
            \(inTime)
            <div><dt>\(gettext(due, "due now", "due now"))</dt><dd>\(due)</dd></div>
            </dl>
            """
    }

    private var due: Markup {
        let items: [Markup] = figures.due.prefix(Self.dueBound).map { reminder in
            let overdue: Markup? = reminder.state == .overdue ? " <em>\(gettext("overdue"))</em>" : nil
            return "<li><b><bdi>\(reminder.name)</bdi></b>\(overdue) <span>\(gettext(reminder.sentence(clock)))</span></li>\n"
        }
        let body: Markup = items.isEmpty ? "<p>\(gettext("Nothing is due."))</p>" : "<ol>\n\(items)</ol>"
        return section("due", gettext("Due"), "\(body)\(more(figures.due.count - items.count))")
    }

    private var cadences: Markup {
        let items: [Markup] = report.cadences.map { cadence in
            let plan = [cadence.planned, cadence.real].compactMap(\.self).joined(separator: ", ")
            let percent: Markup? = cadence.percent.map { "<strong>\($0.inPercent)</strong>" }
            return """
                <li><b><bdi>\(cadence.name)</bdi></b>\(percent)\(BarPictures.parts(cadence))\
                <span class="facts"><span>\(cadence.outcome)</span> <span>\(plan)</span></span></li>

                """
        }
        let nobody = gettext("Nobody has a cadence yet.")
        let legend: Markup = """
            <p class="legend"><i class="kept"></i>\(gettext("in time", context: "legend")) \
            <i class="late"></i>\(gettext("late", context: "legend")) <i class="skipped"></i>\(gettext("skipped", context: "legend"))</p>
            """
        return section(
            "cadences", gettext("Planned and kept"),
            note: gettext("Each time somebody's turn came: in time means in touch no later than the day it became overdue."),
            items.isEmpty ? "<p>\(nobody)</p>" : "<ul class=\"bars\">\n\(items)</ul>\n\(legend)")
    }

    private var heatMap: Markup {
        let rows: [Markup] = report.months.map { "<tr><th scope=\"row\">\($0.first.shortMonth)</th><td>\($0.interactions)</td></tr>" }
        return section(
            "days", gettext("Day by day"),
            """
            \(HeatMap(report)?.markup)
            <details><summary>\(gettext("Month by month"))</summary><table>\(rows)</table></details>
            """)
    }

    private var means: Markup? {
        guard let most = report.means.first?.interactions else { return nil }
        let items: [Markup] = report.means.map { means in
            let name = gettext(Wording.noun(means.via))
            return "<li><b>\(name)</b>\(BarPictures.bar(means.interactions, of: most))<strong>\(means.interactions)</strong></li>\n"
        }
        return section("means", gettext("By what means"), "<ul class=\"bars\">\n\(items)</ul>")
    }

    private var balance: Markup? {
        if figures.balance.isEmpty { return nil }
        let shown = figures.balance.prefix(Self.balanceBound)
        let most = shown.map { max($0.given ?? 0, $0.got ?? 0) }.max() ?? 0
        let items: [Markup] = shown.map { contact in
            let bar = BarPictures.diverging(given: contact.given ?? 0, got: contact.got ?? 0, of: most)
            return "<li><b><bdi>\(contact.name)</bdi></b><span>\(gettext(contact.gotAndGiven))</span>\(bar)</li>\n"
        }
        return section(
            "balance", gettext("Give and take"), note: gettext("Favors since it was last settled: got to the left, given to the right."),
            "<ul class=\"bars\">\n\(items)</ul>\(more(figures.balance.count - shown.count))")
    }

    private var introductions: Markup? {
        let forest = IntroductionForest(figures.introductions)
        if forest.trees.isEmpty { return nil }
        let sentences: [Markup] = forest.trees.flatMap(IntroductionPicture.sentences).map { "<li>\($0)</li>\n" }
        return section(
            "introductions", gettext("Who knows whom"),
            note: gettext("An arrow leads from who introduced somebody to whom they introduced."),
            """
            <div class="trees">\(forest.trees.map(IntroductionPicture.drawing))</div>\(more(forest.others))
            <details><summary>\(gettext("In words"))</summary><ul>\(sentences)</ul></details>
            """)
    }

    /// How many items a cut list lacks.
    private func more(_ count: Int) -> Markup? {
        count > 0 ? "<p class=\"more\">\(gettext(count, "and \(count) more", "and \(count) more", context: "list"))</p>" : nil
    }
}
