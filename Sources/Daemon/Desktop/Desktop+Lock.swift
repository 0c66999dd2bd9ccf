import Systemd

/// Whether the screen is locked: the desktop's screen saver may say so, or the session's own note in logind, which others set.
extension Desktop {
    func askScreenSaver() {
        let name = "org.freedesktop.ScreenSaver"
        let question = BusCall(name, "/org/freedesktop/ScreenSaver", name, "GetActive", startsService: false)
        call(question, seconds: Self.lockPatience) { [weak self] result in
            if Self.isLocked(result) { self?.lockAnswered(true) } else { self?.askSession() }
        }
    }

    /// `auto` is the caller's session, or, as a service is in none, the one that its user sits at (org.freedesktop.login1(5)).
    private func askSession() {
        let question = BusCall(
            "org.freedesktop.login1", "/org/freedesktop/login1/session/auto", "org.freedesktop.DBus.Properties", "Get",
            [.string("org.freedesktop.login1.Session"), .string("LockedHint")], startsService: false)
        // Where there is no system bus there is no logind, and nobody who would say that it is locked.
        guard let bus = try? Bus(address: systemAddress, lost: {}) else { return lockAnswered(false) }
        systemBus = bus
        bus.call(question, seconds: Self.lockPatience) { [weak self] result in
            self?.systemBus?.close()
            self?.systemBus = nil
            self?.lockAnswered(Self.isLocked(result))
        }
    }

    private static func isLocked(_ result: Result<BusMessage, BusError>) -> Bool {
        switch result {
        case .success(let reply): reply.arguments.first == .boolean(true)
        // There is one, and it doesn't say: better no name than one on a locked screen.
        case .failure(let error): error.name == BusError.noReply
        }
    }
}
