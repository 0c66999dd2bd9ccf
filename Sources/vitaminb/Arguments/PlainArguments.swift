/// Arguments that can be read without the argument parser: words, flags, and options with their value behind them.
///
/// The parser finds a command's options by reflection, which takes longer than all else that `vitaminb status` does. So the commands
/// that are typed most, or run by scripts and status bars, read these themselves; whatever is written in another way, or wrong, goes
/// to the parser.
struct PlainArguments {
    /// Words that belong to no option.
    private(set) var words: [String] = []
    private var values: [String: String] = [:]

    /// Nil if there is any other argument, or one of them twice.
    init?(_ arguments: ArraySlice<String>, flags: [String] = [], options: [String] = []) {
        var rest = arguments
        while let argument = rest.popFirst() {
            guard argument.utf8.first == UInt8(ascii: "-") else {
                guard !argument.isEmpty else { return nil }
                words.append(argument)
                continue
            }
            guard values[argument] == nil else { return nil }
            if flags.contains(argument) {
                values[argument] = ""
            } else {
                guard options.contains(argument), let value = rest.popFirst(), value.utf8.first != UInt8(ascii: "-") else { return nil }
                values[argument] = value
            }
        }
    }

    /// Whether a flag was given.
    func has(_ flag: String) -> Bool { values[flag] != nil }
    /// An option's value.
    subscript(option: String) -> String? { values[option] }
}
