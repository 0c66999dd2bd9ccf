/// The result of a run of a program, compared as one value.
package struct CommandRun: Equatable, Sendable {
    /// The exit status, or 128 and the number of the signal that it died of.
    package var status: Int32
    package var output: String
    package var errors: String

    package init(status: Int32, output: String = "", errors: String = "") {
        self.status = status
        self.output = output
        self.errors = errors
    }

    /// Runs a program to its end, while the main queue serves. On a `terminal` its output is what the terminal shows.
    package init(
        of arguments: [String], environment: [String: String] = [:], terminal: Terminal? = nil
    ) async throws {
        let (output, errors) = (try TemporaryFile(), try TemporaryFile())
        let program = try StartedProgram(
            arguments, environment: environment, output: terminal?.end ?? output.descriptor, errors: errors.descriptor)
        self.init(status: await program.ended(), output: terminal?.shown() ?? output.contents(), errors: errors.contents())
    }

    /// Runs a program to its end. Blocks.
    package init(blocking arguments: [String], environment: [String: String] = [:]) throws {
        let (output, errors) = (try TemporaryFile(), try TemporaryFile())
        let program = try StartedProgram(arguments, environment: environment, output: output.descriptor, errors: errors.descriptor)
        self.init(status: program.end(), output: output.contents(), errors: errors.contents())
    }
}
