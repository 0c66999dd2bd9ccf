import Glibc
import KeepInTouch
import Phrases

extension ServiceManager {
    private static let install = "systemd/install.sh"
    private static let restart = "systemctl --user restart \(socketName) \(serviceName)"

    /// The checks of both units. `isServed`: whether a daemon answers, however it was started.
    func checks(isServed: Bool, socket place: SocketPlace) -> [Check] {
        switch units {
        case .success(let units):
            guard units.service.load != "not-found" else {
                return [
                    isServed
                        ? .advice(
                            .service, Phrase("vitaminbd was started by hand, and ends with its terminal; install it as a service"),
                            [Self.install]) : .problem(.service, Phrase("vitaminbd.service is not installed"), [Self.install])
                ] + [place.check(isManaged: false)]
            }
            return [service(units.service, units.socket), socket(units.socket, place)]
        case .failure(.silent(let silence)):
            return [.skipped(.service, silence.phrase)] + [place.check(isManaged: false)]
        case .failure(.noManager):
            return [.skipped(.service, Phrase("no systemd of yours runs here"))] + [place.check(isManaged: false)]
        case .failure(.unknown(let folder)):
            let message = Phrase("this shell doesn't know where your systemd is")
            return [
                isServed
                    ? .advice(.service, message, ["export XDG_RUNTIME_DIR=\(folder)"])
                    : .problem(.service, message, ["export XDG_RUNTIME_DIR=\(folder)"])
            ]
        }
    }

    private func service(_ unit: UnitState, _ socket: UnitState) -> Check {
        switch unit.load {
        case "loaded": break
        case "masked":
            return .problem(
                .service, Phrase("the service is masked, so nothing can start it"),
                ["systemctl --user unmask \(Self.serviceName)", "systemctl --user enable --now \(Self.serviceName)"])
        default:
            return .problem(
                .service, Phrase("systemd can't use the service's unit (\(unit.load))"), file: unit.file,
                ["systemd-analyze --user verify \(Self.serviceName)", Self.install])
        }
        if unit.isFailing {
            let isLimited = unit.hitLimit || socket.hitLimit
            let reset = isLimited ? ["systemctl --user reset-failed \(Self.serviceName) \(Self.socketName)"] : []
            // After EX_DATAERR a restart would fail in the same way. Where it says what to type instead, that is it.
            let isJournal = unit.result == "exit-code" && unit.exitStatus == EX_DATAERR
            let mend = lastWords?.contains(Repair.command) == true ? Repair.command : "vitaminb restore"
            // Don't restart a socket that is up: calls may wait in it.
            let restart = socket.isUp && !isLimited ? "systemctl --user restart \(Self.serviceName)" : Self.restart
            return .problem(.service, failure(unit), isJournal ? [mend] : reset + [restart])
        }
        let isEnabled = unit.unitFile != "disabled"
        guard unit.isUp else {
            return .problem(
                .service, Phrase("the service doesn't run, so nothing reminds you"),
                ["systemctl --user \(isEnabled ? "start" : "enable --now") \(Self.serviceName)"])
        }
        if !isEnabled {
            return .problem(
                .service, Phrase("the service runs, and won't start with your next session"),
                ["systemctl --user enable \(Self.serviceName)"])
        }
        if unit.isStale {
            return .advice(
                .service, Phrase("its unit changed, and systemd has not read that yet"), ["systemctl --user daemon-reload", Self.restart])
        }
        return .ok(.service, Phrase("installed, enabled, running"), file: unit.file)
    }

    private func failure(_ unit: UnitState) -> Phrase {
        let what =
            switch (unit.result, unit.exitStatus) {
            case ("exit-code", EX_CONFIG): Phrase("the service failed, because its configuration is refused")
            case ("exit-code", EX_DATAERR): Phrase("the service failed, because it can't use the journal")
            case ("exit-code", let status): Phrase("the service failed, with exit status \(status)")
            case ("watchdog", _): Phrase("the service was ended, because it no longer answered")
            case ("oom-kill", _): Phrase("the service was ended, because memory ran out")
            case (let result, _): Phrase("the service failed (\(result))")
            }
        return lastWords.map { Phrase("\(what): \($0)", context: "failure") } ?? what
    }

    private func socket(_ unit: UnitState, _ place: SocketPlace) -> Check {
        let isEnabled = unit.unitFile != "disabled"
        switch unit.load {
        case "loaded": break
        case "masked":
            return .problem(
                .socket, Phrase("the socket is masked, so nothing can reach vitaminbd"),
                ["systemctl --user unmask \(Self.socketName)", Self.restart])
        case "not-found": return .problem(.socket, Phrase("vitaminbd.socket is not installed"), [Self.install])
        default:
            return .problem(
                .socket, Phrase("systemd can't use the socket's unit (\(unit.load))"), file: unit.file,
                ["systemd-analyze --user verify \(Self.socketName)", Self.install])
        }
        if unit.isFailing {
            let reset = unit.hitLimit ? ["systemctl --user reset-failed \(Self.serviceName) \(Self.socketName)"] : []
            return .problem(.socket, Phrase("the socket failed (\(unit.result))"), reset + [Self.restart])
        }
        guard unit.isUp else {
            return .problem(
                .socket, Phrase("systemd doesn't listen for vitaminbd"),
                ["systemctl --user \(isEnabled ? "start" : "enable --now") \(Self.socketName)"])
        }
        let found = place.check(isManaged: true)
        if found.verdict == .problem || isEnabled { return found }
        return .advice(.socket, Phrase("systemd listens, and won't in your next session"), ["systemctl --user enable \(Self.socketName)"])
    }
}
