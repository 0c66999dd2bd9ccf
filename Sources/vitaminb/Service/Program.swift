import Phrases
import Platform

/// Runs another program for its output.
enum Program {
    /// The result of a run.
    struct Answer: Equatable {
        /// The exit status, or 128 plus the number of the signal that ended it.
        var status: Int32
        var output: String
        var errors: String
    }

    /// Why there is no answer.
    enum Silence: Error, Equatable {
        case missing(String)
        case tooSlow(String)

        /// The reason, for what is left out because of it.
        var phrase: Phrase {
            switch self {
            case .missing(let program): Phrase("\(program) isn't installed")
            case .tooSlow(let program): Phrase("\(program) doesn't answer")
            }
        }
    }

    /// Runs it without a time limit. Status 127: there is no such program.
    static func run(_ words: [String]) -> Answer {
        switch start(words, environment: nil, seconds: nil) {
        case .success(let answer): answer
        case .failure(let silence): Answer(status: 127, output: "", errors: silence.phrase.description)
        }
    }

    /// Runs it in English, with a time limit in seconds.
    static func ask(_ words: [String], seconds: Int = 5) -> Result<Answer, Silence> {
        let others = environmentVariables().filter { !$0.hasPrefix("LC_ALL=") && !$0.hasPrefix("LANGUAGE=") }
        return start(words, environment: others + ["LC_ALL=C.UTF-8"], seconds: seconds)
    }

    private static func start(_ words: [String], environment: [String]?, seconds: Int?) -> Result<Answer, Silence> {
        do throws(ProgramOutput.Failure) {
            let output = try ProgramOutput.of(words, environment: environment, seconds: seconds)
            return .success(Answer(status: output.status.number, output: output.output, errors: output.errors))
        } catch .tooSlow {
            return .failure(.tooSlow(words.first ?? ""))
        } catch {
            return .failure(.missing(words.first ?? ""))
        }
    }
}
