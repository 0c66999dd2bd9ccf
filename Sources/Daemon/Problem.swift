/// Something that needs the user's hand.
struct Problem: Hashable, Sendable {
    /// The file that it is about, or the folder.
    let file: String
    /// The line in it, from 1.
    var line: Int?
    /// What is wrong, and what to do.
    let message: String
}
