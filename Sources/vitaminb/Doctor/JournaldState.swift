import KeepInTouch
import Phrases

/// Whether journald keeps the user's records.
struct JournaldState {
    /// The daemon's last record, as journalctl(1) prints it; nil without systemd.
    var answer: Result<Program.Answer, Program.Silence>?

    init(answer: Result<Program.Answer, Program.Silence>?) { self.answer = answer }

    /// Asks journalctl(1).
    init(isManaged: Bool) {
        answer = isManaged ? Program.ask(["journalctl", "--user", "--no-pager", "-o", "cat", "-n", "1", "-t", "vitaminbd"]) : nil
    }

    var checks: [Check] {
        switch answer {
        case nil: return []
        case .failure(let silence): return [.skipped(.journald, silence.phrase)]
        case .success(let answer):
            let isKept = answer.status == 0 && !answer.output.isEmpty && !answer.output.hasPrefix("-- No entries --")
            if isKept { return [.ok(.journald, Phrase("reminders are in your journal: journalctl --user -u vitaminbd"))] }
            return [
                .advice(
                    .journald, Phrase("journald keeps no journal of yours, so reminders can't be read there"),
                    ["sudo mkdir -p /var/log/journal", "sudo systemctl restart systemd-journald"])
            ]
        }
    }
}
