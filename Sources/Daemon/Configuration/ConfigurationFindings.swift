/// Collects the problems of a configuration: counts all, and keeps the first in the order of the file, as many as are reported.
struct ConfigurationFindings {
    /// A problem at a byte of the text.
    typealias Finding = (offset: Int, message: String)

    private(set) var first: [Finding] = []
    private(set) var count = 0

    mutating func add(_ offset: Int, _ message: @autoclosure () -> String) {
        count += 1
        if first.count == ConfigurationError.bound, let last = first.last, last.offset <= offset { return }
        first.insert((offset, message()), at: first.firstIndex { $0.offset > offset } ?? first.count)
        if first.count > ConfigurationError.bound { first.removeLast() }
    }
}
