/// Recognizes the copies of files that synchronisers leave on a conflict.
package enum ConflictCopy {
    private static let marks = [
        ".sync-conflict-", "conflicted copy", "conflict copy", "-conflict-", "(sfconflict", ".conflict", "konflikt",
    ]

    /// Whether a synchroniser has named a file so on a conflict: Syncthing, Nextcloud and ownCloud, Dropbox, Seafile, rclone; in German,
    /// too. `stem` is its name without the ending, in small letters.
    package static func isNamed(_ stem: String) -> Bool { marks.contains { stem.contains($0) } }
}
