import ArgumentParser
import KeepInTouch
import Language
import Phrases

/// Makes a transform for the argument parser whose errors are in the user's language.
func typed<T>(_ read: @escaping @Sendable (String) throws -> T) -> @Sendable (String) throws -> T {
    { text in
        do { return try read(text) } catch let error as TimeError { throw ValidationError(gettext(error.phrase)) }
    }
}

extension ArgumentHelp {
    /// Help in the user's language.
    static func gettext(_ abstract: Phrase.Literal, valueName: String? = nil) -> ArgumentHelp {
        ArgumentHelp(Language.ofEnvironment.say(Phrase(abstract)), valueName: valueName)
    }
}
