import Platform
import Systemd

/// Writes what is told into journald.
@MainActor
final class JournaldOutput: Output {
    func perform(_ committed: Committed) {
        for record in JournaldPlan.records(of: committed.told, today: committed.today, withNames: committed.configuration.namesInJournald) {
            failPoint("journald: before a record")
            Journald.write(record)
        }
    }
}
