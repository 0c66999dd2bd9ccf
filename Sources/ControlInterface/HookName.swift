/// What names of files in the folder of hooks mean, to the daemon and to `vitaminb doctor`.
package enum HookName {
    /// Whether somebody put the file aside: then it isn't run, and nobody speaks of it.
    package static func isAside(_ name: String) -> Bool {
        name.hasPrefix(".") || ["~", ".bak", ".sample", ".disabled"].contains { name.hasSuffix($0) }
    }
}
