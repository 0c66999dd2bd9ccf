import TestSupport

/// Runs the built `vitaminb` against the service at `path`, and waits for its end.
func vitaminb(_ arguments: [String], at path: String, environment: [String: String] = [:]) async throws -> CommandRun {
    try await run([BuiltProgram.vitaminb] + arguments, at: path, environment: environment)
}

/// Runs any program in the environment that `vitaminb` is tried in.
func run(
    _ arguments: [String], at path: String, environment: [String: String] = [:], terminal: Terminal? = nil
) async throws -> CommandRun {
    try await CommandRun(of: arguments, environment: ["VITAMINB_CONTROL": path].merging(environment) { $1 }, terminal: terminal)
}
