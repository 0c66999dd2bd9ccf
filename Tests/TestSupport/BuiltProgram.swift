import FoundationEssentials
import Glibc

/// The programs of this package, as the build put them beside the test bundle.
package enum BuiltProgram {
    package static let vitaminb = folder + "/vitaminb"
    package static let vitaminbd = folder + "/vitaminbd"

    private static let folder: String = {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return program.deletingLastPathComponent().path
    }()
}
