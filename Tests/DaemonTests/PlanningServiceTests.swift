import ControlInterface
import Foundation
import KeepInTouch
import Platform
import TestLiterals
import Testing
import Varlink

@testable import Daemon

/// What the planner is asked over the socket: real cards, a real journal; only the clock is the test's.
@MainActor
struct PlanningServiceTests {
    let home: Home
    var clock: SetClock { home.clock }
    let coordinator: Coordinator
    let service: ControlService

    init() throws {
        home = try Home(
            cards: [("ada", "Ada Lovelace", "CATEGORIES:friends\n"), ("bob", "Bob Kahn", "ORG:ARPA;Networks\n"), ("eve", "Eve", "")],
            configuration: "[groups.friends]\nevery = \"2w\"\nat_most = \"6w\"\n")
        coordinator = try home.coordinator()
        coordinator.start()
        service = ControlService(coordinator, EventStream())
    }

    @Test func `why is the planner's steps, with everything that a page needs`() throws {
        let said = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call), when: clock.clock.now()))
        let reply = try service.explain("ada")
        #expect(reply.silence == nil && reply.contact.uid == "ada")
        let explanation = try #require(reply.explanations.first)
        #expect(explanation.reminder.id.contains(said.entry.id.uuidString.lowercased()))
        #expect(explanation.steps.map(\.kind) == [.cadence, .clock, .due, .willBeTold])
        let (cadence, run, due) = (explanation.steps[0], explanation.steps[1], explanation.steps[2])
        #expect(cadence.every == "2w" && cadence.from == "friends")
        #expect(run.cause == .interaction && run.day == "2026-11-23" && run.via == .call)
        #expect(due.day == "2026-12-07" && explanation.steps[3].at == "2026-12-07T09:00:00+00:00")
        #expect(try service.explain("eve").silence == .noCadence && service.explain("eve").explanations.isEmpty)
        _ = try coordinator.say(.ignore(who: "eve"))
        #expect(try service.explain("eve").silence == .ignored)
        #expect(throws: ControlError.noSuchContact(contact: "nobody")) { try service.explain("nobody") }
    }

    @Test func `a forecast has every day, and another with the cadences that are tried out`() throws {
        _ = try coordinator.say(.acknowledge(who: "ada", Interaction(via: .call), when: clock.clock.now()))
        _ = try coordinator.say(.promise(who: "Bob", "send the paper", on: "2026-11-25"))
        let days = try service.forecast(.init(through: "2026-12-20", answering: true)).days
        #expect(days.count == 28 && days[0].day == "2026-11-23" && days[27].day == "2026-12-20")
        #expect(days.filter { $0.budgeted + $0.others > 0 }.map(\.day) == ["2026-11-25", "2026-12-07"])
        #expect(days[2].others == 1 && days[2].budgeted == 0)
        let weekly = try service.forecast(
            .init(
                through: "2026-12-20", cadences: [.init(group: "Friends", every: "1w"), .init(group: "default", every: "1y")],
                answering: true))
        // Nobody is told of on the day on which something was noted of them: Bob is not, since he was promised something.
        let turns = ["2026-11-23", "2026-11-24", "2026-11-30", "2026-12-07", "2026-12-14"] as [CivilDate]
        #expect(weekly.days.filter { $0.budgeted > 0 }.map(\.day) == turns)
        #expect(coordinator.book.policy.groups["friends"]?.every.description == "2w", "the plan itself stays")
        for through in ["2026-11-22", "2030-01-01"] as [CivilDate] {
            #expect(throws: VarlinkError.invalidParameter("through")) { try service.forecast(.init(through: through)) }
        }
        #expect(throws: ControlError.noSuchGroup(group: "strangers")) {
            try service.forecast(.init(through: "2026-12-01", cadences: [.init(group: "strangers", every: "1w")]))
        }
    }

    @Test func `a proposal comes from the whole journal, without what was taken back`() throws {
        for _ in 0..<3 {
            _ = try coordinator.say(.skip(who: "ada"))
            try clock.advance("15d")
        }
        let proposal = try #require(try service.tune().proposals.first)
        #expect(proposal.contact.uid == "ada" && proposal.skips == 3 && proposal.proposed == "1m")
        _ = try coordinator.undo()
        #expect(try service.tune().proposals.isEmpty)
    }

    @Test func `a path into an organization names who works there and who knows them`() throws {
        _ = try coordinator.say(.introduce(who: "Eve", other: "Bob"))
        _ = try coordinator.say(.acknowledge(who: "Eve", Interaction(via: .meal), when: clock.clock.now()))
        let paths = service.findPaths(.init(organization: "arpa")).paths
        #expect(paths.map(\.contact.uid) == ["eve", "bob"] && paths.map { $0.through?.uid } == ["bob", nil])
        #expect(paths.map(\.step) == [.ask, .getInTouch])
        #expect(service.findPaths(.init(organization: "Networks")).paths.isEmpty)
    }
}

/// What can't be written with the interface's Swift types, sent over a real socket.
@MainActor
struct PlanningCallTests: AsksService {
    let served: ServedCoordinator

    init() throws { served = try ServedCoordinator(Home()) }

    @Test func `a forecast's day or cadence that is none is refused by the parameter's name`() async {
        await illTyped("through", Control.Forecast.self) { $0.member("through", "soon") }
        await illTyped("cadences", Control.Forecast.self) { json in
            json.member("through", "2026-12-20")
            json.beginMember("cadences")
            json.beginArray()
            json.beginElement()
            json.object { cadence in
                cadence.member("group", "friends")
                cadence.member("every", "often")
            }
            json.endArray()
        }
    }
}
