import Platform
import TestSupport

extension TemporaryFolder {
    /// The names of what is in the folder, in alphabetical order.
    var names: [String] { Folder.names(in: path).filter { ![".", ".."].contains($0) }.sorted() }
}
