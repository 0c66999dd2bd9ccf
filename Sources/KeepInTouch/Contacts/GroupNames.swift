/// The groups that a contact is in: as its card writes them, and folded, as they are compared.
package struct GroupNames: Hashable, Sendable {
    /// As the card writes them, each once.
    package let written: [String]
    /// The same, folded (``Swift/String/folded``).
    package let folded: [String]

    /// The groups that a card lists. Of those that differ only in case and accents the first counts.
    package init(_ listed: [String] = []) {
        var (written, folded): ([String], [String]) = ([], [])
        for name in listed {
            let key = name.folded
            guard !folded.contains(key) else { continue }
            written.append(name)
            folded.append(key)
        }
        self.written = written
        // One copy for the many groups that are written so already.
        self.folded = folded == written ? written : folded
    }

    /// How the card writes this group; the folded name itself if the card doesn't list it.
    package func written(_ name: String) -> String { folded.firstIndex(of: name).map { written[$0] } ?? name }
}
