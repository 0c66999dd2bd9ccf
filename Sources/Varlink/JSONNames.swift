/// The names of an object's members, as the program knows them.
package struct JSONNames: Sendable {
    private let names: [StaticString]

    /// The names in the order in which they are mostly written.
    package init(_ names: StaticString...) { self.names = names }

    var count: Int { names.count }

    /// Which name it is; ``count`` for one that is not among them. Looks at those behind `last` first.
    func index(of name: UnsafeRawBufferPointer, after last: Int) -> Int {
        var candidate = last
        for _ in names.indices {
            candidate += 1
            if candidate >= names.count { candidate = 0 }
            let isSame = names[candidate].withUTF8Buffer { known in
                known.count == name.count && known.indices.allSatisfy { known[$0] == name[$0] }
            }
            if isSame { return candidate }
        }
        return names.count
    }
}
