import Testing

@testable import Systemd

struct ServiceStateTests {
    @Test(
        arguments: [
            (.ready(status: "12 contacts"), "READY=1\nSTATUS=12 contacts"),
            (.reloading, "RELOADING=1\nMONOTONIC_USEC=77"),
            (.status("3 due"), "STATUS=3 due"),
            (.watchdog, "WATCHDOG=1"),
            (.stopping, "STOPPING=1"),
            (.status(""), "STATUS="),
            (.status("Ada\nMAINPID=1\r\0end\u{9B}\u{202E}"), "STATUS=Ada MAINPID=1  end  "),
        ] as [(ServiceState, String)])
    func `a state is the assignments that sd_notify documents`(state: ServiceState, text: String) {
        #expect(state.assignments(monotonicMicroseconds: 77) == text)
    }

    @Test func `a status stays within the datagram systemd reads`() {
        let text = ServiceState.ready(status: String(repeating: "ä", count: 10_000)).assignments(monotonicMicroseconds: 0)
        #expect(text.utf8.count == "READY=1\nSTATUS=".utf8.count + ServiceState.statusLimit)
    }
}
