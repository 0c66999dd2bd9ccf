import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb forecast`.
struct Forecast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: gettext("Show how many reminders are to come, day by day."),
        discussion: gettext(
            """
            It is the planner that runs ahead: if nobody says anything, it comes exactly so. With --answering it is the load of \
            somebody who is in touch with whoever they are reminded of; with --set, today's plan and the other stand side by side.
            """))

    @Option(help: .gettext("How many days to look ahead.", valueName: gettext("days", context: "value")))
    var days = 28

    @Option(
        help: .gettext("Try out a group's cadence, or everyone's with \"default\".", valueName: gettext("group=cadence", context: "value")),
        transform: typed { try WireTrialCadence(parsing: $0) })
    var set: [WireTrialCadence] = []

    @Flag(help: .gettext("As if you were in touch with everyone on the day you are reminded."))
    var answering = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...800).contains(days) else { throw ValidationError(gettext("'--days' goes from 1 to 800.")) }
    }

    func run() throws {
        let clock = LocalClock()
        let client = try Vitaminbd.connect()
        let through = clock.today.adding(days: days - 1)
        let planned = try client.call(Control.Forecast.self, .init(through: through, answering: answering)).days
        let trial =
            set.isEmpty
            ? nil
            : try client.call(
                Control.Forecast.self,
                .init(through: through, cadences: set, answering: answering)
            ).days
        let forecast = ForecastPage(planned: planned, trial: trial)
        let status = output.json ? nil : try client.call(Control.GetStatus.self, Empty())
        try output.print(forecast) { page in
            page.forecast(forecast, trial: set, answering: answering, clock: clock)
            if let status { page.overload(status) }
        }
    }
}

extension WireTrialCadence {
    /// Reads `friends=6w`.
    init(parsing text: String) throws {
        guard let separator = text.lastIndex(of: "="), separator > text.startIndex else {
            throw ValidationError(gettext("'--set' takes a group and a cadence: friends=6w, or default=3m for everyone."))
        }
        self.init(
            group: String(text[..<separator]), every: try Cadence(parsing: String(text[text.index(after: separator)...])))
    }
}
