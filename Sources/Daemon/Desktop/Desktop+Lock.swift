import Systemd

/// Asks whether the screen is locked: first the desktop's screen saver, then logind.
extension Desktop {
    func askScreenSaver() {
        let name = "org.freedesktop.ScreenSaver"
        let question = BusCall(name, "/org/freedesktop/ScreenSaver", name, "GetActive", startsService: false)
        call(question, seconds: Self.lockPatience) { [weak self] result in
            if Self.isLocked(result) { self?.lockAnswered(true) } else { self?.askSession() }
        }
    }

    /// `auto` is the caller's session; for a service, which has none, the user's graphical session (org.freedesktop.login1(5)).
    private func askSession() {
        let question = BusCall(
            "org.freedesktop.login1", "/org/freedesktop/login1/session/auto", "org.freedesktop.DBus.Properties", "Get",
            [.string("org.freedesktop.login1.Session"), .string("LockedHint")], startsService: false)
        // Without a system bus there is no logind, so nothing can say that the screen is locked.
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
        // It didn't answer in time: assume that the screen is locked, so that no name is shown there.
        case .failure(let error): error.name == BusError.noReply
        }
    }
}
