import Glibc

/// Reading from inotify(7).
package enum Inotify {
    /// Takes every event that waits on the descriptor, which must not block, with the name it is about; empty where it has none.
    package static func drain(_ descriptor: Int32, _ body: (inotify_event, String) -> Void) {
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
