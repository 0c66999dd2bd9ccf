import ArgumentParser
import ControlInterface
import FoundationEssentials
import KeepInTouch
import Language
import Observer
import Phrases
import Platform
import Telephony
import Varlink
import Words

/// One look for evidence: asks the daemon what to look at and for whom, looks, and hands over what was seen.
struct ObserveRun {
    private let settings: Control.GetEvidence.Reply
    private let owners: Owners
    private let observation: Observation
    private let output: Output
    private let programs: MailPrograms
    private let folders: ProgramFolders
    private let zone: Zone

    /// How far back a first look goes, unless something else is said.
    private static let firstLook = -12

    /// `since` nil: from a year ago, or as far as a look went before.
    init(isDry: Bool, since: CivilDate?, clock: LocalClock) throws {
        let client = try Vitaminbd.connect()
        settings = try client.call(Control.GetEvidence.self, Empty())
        let people = try client.all(Control.ListAddresses.self, Empty()).flatMap(\.people)
        let base = BaseFolders()
        (folders, zone) = (base.ofPrograms, clock.zone)
        programs = MailPrograms(folders, config: base.config)
        owners = Owners(
            me: settings.me + programs.addresses,
            people: people.map { ContactDetails(contact: $0.contact, name: $0.name, emails: $0.emails, telephones: $0.telephones) })
        // What was read already would not be listed.
        let memory = try Memory(folder: isDry ? nil : Paths(base).stateFolder)
        observation = try Observation(
            for: owners, since: since ?? memory.since ?? clock.today.adding(months: Self.firstLook), now: clock.now, memory: memory)
        output = Output(isDry: isDry, zone: clock.zone)
    }

    /// Looks at every source that isn't off. What is shown meanwhile is gone at the end.
    func run() throws -> Observed {
        defer { output.end() }
        var observed = Observed(isDry: output.isDry)
        if settings.mail != .off {
            let paths = programs.paths(settings.mailFolders)
            if !owners.knowsMe {
                observed.problems.append(
                    gettext(
                        "Which addresses are yours? Without them vitaminb can't tell which letters are from you: me = [\"you@example.org\"]"
                    ))
            } else if paths.isEmpty {
                observed.problems.append(gettext("No mail was found; name where it is: mail_folders = [\"~/Mail\"]"))
            } else {
                observed.sources.append(try look(at: .mail, settings.mail) { try observation.mail(paths, to: output) })
            }
        }
        if settings.calendar != .off {
            let places = CalendarPlace.all(settings.calendarFolders, folders, thunderbird: programs.thunderbird)
            if places.isEmpty {
                observed.problems.append(gettext("No calendar was found; name where it is: calendar_folders = [\"~/.calendars\"]"))
            } else {
                observed.sources.append(
                    try look(at: .calendar, settings.calendar) { try observation.calendars(places, zone: zone, to: output) })
            }
        }
        if settings.calls != .off {
            let files = CallFiles.all(settings.callFiles, folders)
            if files.isEmpty {
                observed.problems.append(
                    gettext("No list of calls was found; name where it is: call_files = [\"~/Sync/phone/calls-*.xml\"]"))
            } else {
                observed.sources.append(
                    try look(at: .calls, settings.calls) { try observation.calls(files, zone: zone, to: output) })
            }
        }
        observed.sightings = output.sightings
        observed.passed = output.leftOut
        observed.names = owners.names(of: output.sightings.map(\.noticing.contact))
        observed.isOff = settings.isOff
        return observed
    }

    /// Takes in chats that were exported. `order` says which number of their dates is the day, where they don't say so themselves.
    func chats(_ files: [String], order: ChatDateOrder?) throws -> Observed {
        defer { output.end() }
        var observed = Observed(isDry: output.isDry)
        if settings.calls == .off { throw ValidationError(gettext("Of chats nothing would count: calls is off in the configuration.")) }
        for file in files {
            do throws(TelephonyError) {
                let outcome = try observation.chat(file, order: order, zone: zone)
                observed.chats.append((file, outcome.outcome))
                observed.sightings += outcome.sightings
            } catch {
                observed.problems.append("\(file): \(error)")
            }
        }
        let before = output.added
        try output.seen(observed.sightings)
        observed.chatDays = output.added - before
        observed.names = owners.names(of: observed.sightings.map(\.noticing.contact))
        if !output.isDry { observed.sightings = [] }
        return observed
    }

    private func look(
        at source: Evidence.Source, _ setting: EvidencePolicy.Setting, _ body: () throws -> Observation.Summary
    ) throws -> Observed.Source {
        let before = output.added
        let summary = try body()
        return Observed.Source(source: source, setting: setting, summary: summary, added: output.added - before)
    }
}

/// What a look came to.
struct Observed: JSONWritable {
    struct Source {
        let source: Evidence.Source
        let setting: EvidencePolicy.Setting
        let summary: Observation.Summary
        /// How much of what was seen the journal did not have.
        let added: Int
    }

    let isDry: Bool
    /// Whether every source is off.
    var isOff = false
    var sources: [Source] = []
    var problems: [String] = []
    /// What was seen, and what was left out; only of a dry run.
    var sightings: [Sighting] = []
    var passed: [Passed] = []
    var names: [ContactID: String] = [:]
    /// What became of chats, and of how many of their days the journal knew nothing.
    var chats: [(file: String, outcome: ChatOutcome)] = []
    var chatDays = 0

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("sources", sources.map(SourceText.init))
            if !chats.isEmpty { json.member("days", chatDays) }
            json.member("problems", problems + sources.flatMap(\.summary.problems))
            if isDry {
                json.member("sightings", sightings.map(SightingText.init))
                json.member("leftOut", passed.map(PassedText.init))
            }
        }
    }

    private struct SourceText: JSONWritable {
        let source: Source
        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("source", source.source)
                json.member("setting", source.setting)
                json.member("places", source.summary.places)
                json.member("read", source.summary.read)
                json.member("added", source.added)
            }
        }
    }

    private struct SightingText: JSONWritable {
        let sighting: Sighting
        func write(to json: inout JSONWriter) {
            let (noticing, evidence) = (sighting.noticing, sighting.noticing.evidence)
            json.object { json in
                json.member("contact", noticing.contact)
                json.member("day", noticing.day)
                json.member("via", evidence.via)
                json.member("direction", evidence.direction)
                json.member("source", evidence.source)
                json.member("file", sighting.file)
            }
        }
    }

    private struct PassedText: JSONWritable {
        let passed: Passed
        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("reason", passed.reason.rawValue)
                json.member("file", passed.file)
            }
        }
    }
}

/// Hands over what is seen to the daemon, and shows how far it is.
private final class Output: ObservationOutput {
    let isDry: Bool
    private let zone: Zone
    private(set) var sightings: [Sighting] = []
    private(set) var leftOut: [Passed] = []
    /// How much of it the journal did not have.
    private(set) var added = 0
    private let counter = Counter()

    init(isDry: Bool, zone: Zone) { (self.isDry, self.zone) = (isDry, zone) }

    /// How many go into a call.
    private static let portion = 500

    func seen(_ sightings: [Sighting]) throws {
        for start in stride(from: 0, to: sightings.count, by: Self.portion) {
            let portion = sightings[start..<min(start + Self.portion, sightings.count)]
            let wire = portion.map { WireSighting($0.noticing, in: zone) }
            // On a new connection, because it may have taken long to get here.
            added += try Vitaminbd.connect().call(Control.Notice.self, .init(sightings: wire, dryRun: isDry)).added
        }
        if isDry { self.sightings += sightings }
    }

    func passed(_ passed: Passed) { if isDry { leftOut.append(passed) } }

    func progress(_ count: Int) { counter.show(count) }

    func end() { counter.end() }
}

extension Control.GetEvidence.Reply {
    /// Whether every source is off.
    var isOff: Bool { mail == .off && calendar == .off && calls == .off }
}

extension WireSighting {
    fileprivate init(_ noticing: Noticing, in zone: Zone) {
        let evidence = noticing.evidence
        self.init(
            contact: noticing.contact, day: noticing.day, happened: LocalInstant(noticing.happened, in: zone), via: evidence.via,
            direction: evidence.direction, source: evidence.source, origin: evidence.origin,
            hasPlace: evidence.hasPlace ? true : nil, instance: noticing.instance)
    }
}
