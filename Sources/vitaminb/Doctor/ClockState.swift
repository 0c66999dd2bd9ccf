import ControlInterface
import Glibc
import KeepInTouch
import Phrases
import Platform
import Words

/// The clock and the time zone of this shell and of the daemon.
struct ClockState {
    var clock = LocalClock()
    /// `$TZ` of this shell.
    var zoneVariable: String?
    /// The daemon's zone, and its local time with the offset; nil if it was not asked.
    var daemonZone: String?
    var daemonNow: LocalInstant?
    /// The time of the journal's last entry.
    var lastSaid: LocalInstant?
    /// How many entries were said by a clock that was ahead.
    var redated = 0
    /// What timedatectl(1) says; nil if it gave no answer.
    var synchronization: Synchronization?

    enum Synchronization: Equatable { case synchronized, notYet, off, notPossible }

    init() {}

    /// Asks timedatectl(1).
    init(examination: WireExamination?, zone: String?) {
        zoneVariable = environmentVariable("TZ")
        daemonZone = zone
        daemonNow = examination?.now
        lastSaid = examination?.lastSaid
        redated = examination?.redated ?? 0
        let words = ["timedatectl", "show", "-p", "NTPSynchronized", "-p", "NTP", "-p", "CanNTP"]
        if let answer = try? Program.ask(words).get(), answer.status == 0 {
            synchronization = Self.synchronization(answer.output)
        }
    }

    /// Reads the output of timedatectl(1).
    static func synchronization(_ text: String) -> Synchronization {
        let lines = text.split(separator: "\n")
        if lines.contains("NTPSynchronized=yes") { return .synchronized }
        if lines.contains("NTP=yes") { return .notYet }
        return lines.contains("CanNTP=yes") ? .off : .notPossible
    }

    var checks: [Check] { [clockCheck] + (redated == 0 ? [] : [redatedCheck]) + (daemonNow == nil ? [] : [zoneCheck]) }

    /// Ignore this many seconds of difference.
    private static let tolerance = 60

    private var clockCheck: Check {
        if let lastSaid, lastSaid.instant > clock.now.adding(seconds: Self.tolerance) {
            return .problem(
                .clock, Phrase("an entry is of \(clock.moment(lastSaid)), which is still to come, so the clock is wrong, or was"),
                ["date", "sudo timedatectl set-ntp true"])
        }
        return switch synchronization {
        case .synchronized: .ok(.clock, Phrase("the clock is kept by a time server"))
        case .off: .advice(.clock, Phrase("no time server keeps the clock"), ["sudo timedatectl set-ntp true"])
        case .notYet: .advice(.clock, Phrase("no time server has answered yet"), ["timedatectl timesync-status"])
        case .notPossible, nil: .ok(.clock, Phrase("the clock goes on from what was said last"))
        }
    }

    private var redatedCheck: Check {
        .ok(
            .clock,
            Phrase(
                redated, "\(redated) entry was said while the clock was wrong, and counts as said when that was noticed",
                "\(redated) entries were said while the clock was wrong, and count as said when that was noticed"))
    }

    private var zoneCheck: Check {
        let here = clock.zone.secondsFromUTC(at: clock.now)
        let zone = daemonZone ?? ""
        guard let daemonNow, daemonNow.offset != here else { return .ok(.zone, Phrase("the time zone is \(zone)")) }
        let restart = "systemctl --user restart vitaminbd.service"
        let remedies =
            zoneVariable.map { ["systemctl --user set-environment TZ=\($0.quotedForShell)", restart] }
            ?? ["systemctl --user unset-environment TZ", restart]
        return .problem(
            .zone, Phrase("vitaminbd's time zone is \(zone), and this shell's another: it speaks at other hours than you think"), remedies)
    }
}
