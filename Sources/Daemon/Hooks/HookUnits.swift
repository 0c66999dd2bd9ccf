import ControlInterface
import FoundationEssentials
import Systemd

/// Runs hooks as transient units of the user's service manager (org.freedesktop.systemd1(5)): outside the daemon's sandbox, logging as
/// units of their own, and stopped together with all processes they started.
///
/// Connects to the user's bus only while one of them runs.
@MainActor
final class HookUnits {
    private struct Running {
        let limit: Int
        let ended: @MainActor (HookOutcome) -> Void
        let alarm: Timeout
    }

    /// How many seconds the manager may take to answer.
    private static let patience: UInt64 = 25
    /// Seconds from SIGTERM at the time limit to SIGKILL.
    private static let grace = 5
    /// The exit status if systemd could not execute the program (systemd.exec(5), "EXIT_EXEC").
    private static let notExecuted: Int32 = 203
    private static let systemd = "org.freedesktop.systemd1"
    private static let manager = "org.freedesktop.systemd1.Manager"
    private static let path = "/org/freedesktop/systemd1"
    /// The prefixes of errors that mean that the bus has no manager and none can be started.
    private static let nobody = [BusError.serviceUnknown, "org.freedesktop.DBus.Error.Spawn."]

    private var bus: Bus?
    private var running: [String: Running] = [:]

    /// Starts a hook, which may run for this many seconds. `ended` is called once, later.
    func start(_ run: HookPlan.Run, limit: Int, ended: @escaping @MainActor (HookOutcome) -> Void) {
        let bus: Bus
        do { bus = try connect() } catch { return ended(.noManager("\(error)")) }
        let unit = "vitaminb-hook-\(run.hook.name)-\(UUID().uuidString.prefix(8).lowercased()).service"
        // The manager stops the unit in time. If it never reports that, give up, so that the next run needn't wait for ever.
        let alarm = Timeout(seconds: limit + 2 * Self.grace + Int(Self.patience)) { [weak self] in
            self?.finish(unit, .failed("systemd does not say that it has ended"))
        }
        running[unit] = Running(limit: limit, ended: ended, alarm: alarm)
        bus.whenReady { [weak self] in self?.start(unit, run, limit: limit) }
    }

    private func start(_ unit: String, _ run: HookPlan.Run, limit: Int) {
        guard let bus, running[unit] != nil else { return }
        guard let input = HookInput(run.event.text) else { return finish(unit, .failed(toStart: "there is no room for its input")) }
        let arguments: [BusValue] = [
            .string(unit), .string("fail"), Self.properties(of: run, limit: limit, input: input), .array(of: "(sa(sv))", []),
        ]
        bus.call(call("StartTransientUnit", arguments), seconds: Self.patience) { [weak self] result in
            guard case .failure(let error) = result else { return }
            self?.finish(unit, Self.nobody.contains { error.name.hasPrefix($0) } ? .noManager("\(error)") : .failed(toStart: "\(error)"))
        }
    }

    /// See systemd.service(5), systemd.exec(5). A oneshot's job ends when the program does, and its result says how.
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
            // journald limits the rate per user and priority: with priority debug a flood of lines doesn't suppress reminders.
            ("SyslogLevel", .int32(Priority.debug.rawValue)),
            ("TimeoutStartUSec", .uint64(UInt64(limit) * 1_000_000)),
            ("TimeoutStopUSec", .uint64(UInt64(grace) * 1_000_000)),
            // Forget a failed unit, too, but only after its result was read.
            ("CollectMode", .string("inactive-or-failed")),
            ("AddRef", .boolean(true)),
        ]
        return .array(of: "(sv)", properties.map { .structure([.string($0), .variant($1)]) })
    }

    /// The manager may not be on the bus yet if it has just started; the bus then waits for it.
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
        switch signal.arguments[3] {
        case .string("done"): return finish(unit, .succeeded)
        // Somebody stopped the unit. Its result would say the same until its process has died, and a signal from then on.
        case .string("canceled"): return finish(unit, .failed("it was stopped"))
        default: break
        }
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
        // Disconnecting releases all units.
        bus?.close()
        bus = nil
    }
}
