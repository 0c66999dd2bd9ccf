import ControlInterface
import FoundationEssentials
import Systemd

/// Runs hooks as transient units of the user's service manager (org.freedesktop.systemd1(5)): outside the daemon's sandbox, with lines
/// of their own in the journal, and ended with all that they started.
///
/// The user's bus is connected to only while one of them runs.
@MainActor
final class HookUnits {
    private struct Running {
        let limit: Int
        let ended: @MainActor (HookOutcome) -> Void
        let alarm: Timeout
    }

    /// Seconds in which the manager has to answer.
    private static let patience: UInt64 = 25
    /// Seconds from the time limit's signal to the one that nothing survives.
    private static let grace = 5
    /// The status with which systemd ends a process that it could not make a program of (systemd.exec(5), "EXIT_EXEC").
    private static let notExecuted: Int32 = 203
    private static let systemd = "org.freedesktop.systemd1"
    private static let manager = "org.freedesktop.systemd1.Manager"
    private static let path = "/org/freedesktop/systemd1"
    /// How the errors begin that say that the bus has no manager, and that none can be started.
    private static let nobody = [BusError.serviceUnknown, "org.freedesktop.DBus.Error.Spawn."]

    private var bus: Bus?
    private var running: [String: Running] = [:]

    /// Starts a hook's run, which may take so many seconds; `ended` is called once, later.
    func start(_ run: HookPlan.Run, limit: Int, ended: @escaping @MainActor (HookOutcome) -> Void) {
        let bus: Bus
        do { bus = try connect() } catch { return ended(.noManager("\(error)")) }
        guard let input = HookInput(run.event.text) else { return ended(.failed(toStart: "there is no room for its input")) }
        let unit = "vitaminb-hook-\(run.hook.name)-\(UUID().uuidString.prefix(8).lowercased()).service"
        // The manager ends the unit in time. Should it never say so, the next run is not to wait for ever.
        let alarm = Timeout(seconds: limit + 2 * Self.grace + Int(Self.patience)) { [weak self] in
            self?.finish(unit, .failed("systemd does not say that it has ended"))
        }
        running[unit] = Running(limit: limit, ended: ended, alarm: alarm)
        let arguments: [BusValue] = [
            .string(unit), .string("fail"), Self.properties(of: run, limit: limit, input: input), .array(of: "(sa(sv))", []),
        ]
        bus.call(call("StartTransientUnit", arguments), seconds: Self.patience) { [weak self] result in
            guard case .failure(let error) = result else { return }
            self?.finish(unit, Self.nobody.contains { error.name.hasPrefix($0) } ? .noManager("\(error)") : .failed(toStart: "\(error)"))
        }
    }

    /// systemd.service(5), systemd.exec(5). As a oneshot it is starting until it ends, so that its job says when and how.
    private static func properties(of run: HookPlan.Run, limit: Int, input: borrowing HookInput) -> BusValue {
        let path = run.hook.path
        let command = BusValue.structure([.string(path), .strings([path, run.event.kind.rawValue]), .boolean(false)])
        let properties: [(String, BusValue)] = [
            ("Description", .string("Hook of vitaminb: \(run.hook.name) \(run.event.kind.rawValue)")),
            ("Documentation", .strings(["man:vitaminbd(8)"])),
            ("Type", .string("oneshot")),
            ("ExecStart", .array(of: "(sasb)", [command])),
            ("StandardInputFileDescriptor", .descriptor(input.descriptor)),
            ("StandardOutput", .string("journal")),
            ("StandardError", .string("journal")),
            ("SyslogIdentifier", .string("vitaminb-hook-\(run.hook.name)")),
            // journald bounds what all services of a user say, graver lines apart from these: a flood of them takes no reminder along.
            ("SyslogLevel", .int32(Priority.debug.rawValue)),
            ("TimeoutStartUSec", .uint64(UInt64(limit) * 1_000_000)),
            ("TimeoutStopUSec", .uint64(UInt64(grace) * 1_000_000)),
            // A failed one is no more than its lines in the journal. Until it has been asked how it failed, it stays.
            ("CollectMode", .string("inactive-or-failed")),
            ("AddRef", .boolean(true)),
        ]
        return .array(of: "(sv)", properties.map { .structure([.string($0), .variant($1)]) })
    }

    /// A manager that has only just started the bus, or this daemon, may not be on the bus yet: the bus waits for it.
    private func call(_ member: String, _ arguments: [BusValue]) -> BusCall {
        BusCall(Self.systemd, Self.path, Self.manager, member, arguments)
    }

    private func connect() throws -> Bus {
        if let bus { return bus }
        let bus = try Bus { [weak self] in self?.lost() }
        let rule = "type='signal',sender='\(Self.systemd)',path='\(Self.path)',interface='\(Self.manager)',member='JobRemoved'"
        bus.subscribe(rule) { [weak self] in self?.jobRemoved($0) }
        self.bus = bus
        return bus
    }

    private func lost() {
        bus = nil
        for unit in running.keys.sorted() { finish(unit, .failed("the user's bus went away while it ran")) }
    }

    private func jobRemoved(_ signal: BusMessage) {
        guard signal.arguments.count == 4, case .string(let unit) = signal.arguments[2], running[unit] != nil else { return }
        if signal.arguments[3] == .string("done") { return finish(unit, .succeeded) }
        ask(unit, "Result") { [weak self] result in
            self?.ask(unit, "ExecMainStatus") { status in
                guard let self, let run = self.running[unit] else { return }
                self.finish(unit, Self.outcome(result, status, limit: run.limit))
            }
        }
    }

    private func ask(_ unit: String, _ property: String, _ answer: @escaping @MainActor (BusValue?) -> Void) {
        let path = Bus.path(Self.path + "/unit", unit)
        let arguments: [BusValue] = [.string("org.freedesktop.systemd1.Service"), .string(property)]
        let question = BusCall(Self.systemd, path, "org.freedesktop.DBus.Properties", "Get", arguments, startsService: false)
        bus?.call(question, seconds: Self.patience) { result in answer(try? result.get().arguments.first) }
    }

    private static func outcome(_ result: BusValue?, _ status: BusValue?, limit: Int) -> HookOutcome {
        guard case .string(let result) = result, case .int32(let status) = status else { return .failed("systemd does not say why") }
        return switch result {
        case "exit-code": status == notExecuted ? .notExecutable : .failed(status: status)
        case "signal", "core-dump": .failed(signalled: status)
        case "timeout": .failed(after: limit)
        case "success": .failed("it was stopped")
        default: .failed(result)
        }
    }

    private func finish(_ unit: String, _ outcome: HookOutcome) {
        guard let run = running.removeValue(forKey: unit) else { return }
        run.ended(outcome)
        guard running.isEmpty else {
            bus?.call(call("UnrefUnit", [.string(unit)]), seconds: Self.patience) { _ in }
            return
        }
        // Who isn't connected any more holds no unit.
        bus?.close()
        bus = nil
    }
}
