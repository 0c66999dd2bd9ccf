import Glibc

/// Notices changes to folders and to the files in them (inotify(7)).
package final class Inotify: Sendable {
    /// Can be read from when something has changed; then ``drain(_:)`` it. Closed when this object is let go.
    package let descriptor: Int32

    /// Watches nothing yet.
    package init() throws(SystemError) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { throw SystemError("make an inotify instance") }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Watches a path for events of these kinds (`IN_CREATE | IN_DELETE`). Returns the number that its events carry in `wd`; nil where the
    /// path can't be watched.
    package func watch(_ path: String, for events: Int32) -> Int32? {
        let watch = inotify_add_watch(descriptor, path, UInt32(events))
        return watch >= 0 ? watch : nil
    }

    /// Stops watching.
    package func forget(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

    /// Takes every event that waits, with the name of the file in the watched folder; empty where it is about the folder itself.
    package func drain(_ body: (inotify_event, String) -> Void) {
        let capacity = 64 * 1024
        withUnsafeTemporaryAllocation(byteCount: capacity, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, capacity)
                guard count > 0 else { break }
                var offset = 0
                while offset < count, let base = buffer.baseAddress {
                    let event = base.load(fromByteOffset: offset, as: inotify_event.self)
                    let nameAt = base.advanced(by: offset + MemoryLayout<inotify_event>.size).assumingMemoryBound(to: CChar.self)
                    offset += MemoryLayout<inotify_event>.size + Int(event.len)
                    body(event, event.len > 0 ? String(cString: nameAt) : "")
                }
            }
        }
    }
}
