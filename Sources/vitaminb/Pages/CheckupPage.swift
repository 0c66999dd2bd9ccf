extension Page {
    /// What was looked at: one line each, problems first.
    mutating func checkup(_ checkup: Checkup) {
        for check in checkup.checks {
            let place = check.file.map { file in check.line.map { "\(file):\($0): " } ?? "\(file): " } ?? ""
            line((check.ok ? "ok       " : "problem  ") + place + check.message, check.ok ? nil : .warning)
        }
        let count = checkup.checks.count { !$0.ok }
        line(count == 0 ? "All is well." : count == 1 ? "1 problem." : "\(count) problems.", .strong)
    }
}
