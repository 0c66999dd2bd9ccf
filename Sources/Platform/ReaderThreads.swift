import Glibc

/// Work on many files that is done at the same time as other such work.
package protocol ConcurrentReader: AnyObject {
    /// Does the work. Only one thread touches the reader until this has returned.
    func run()
}

/// Several readers share the work on many files, since a disk answers many questions sooner at once than one after the other.
///
/// They are threads of their own: those of Dispatch's global queues would wake the daemon every second from then on.
package enum ReaderThreads {
    /// As many as keep a disk busy.
    private static let maximum = 8
    /// With fewer files for each, starting a reader takes longer than it saves.
    private static let filesForAReader = 64

    /// How many readers so many files want.
    package static func count(forFiles files: Int) -> Int { max(1, min(maximum, files / filesForAReader)) }

    /// Lets all of them do their work, and returns when it is done.
    package static func run(_ readers: [any ConcurrentReader]) {
        let threads = readers.dropFirst().map(start)
        readers.first?.run()
        for (reader, thread) in zip(readers.dropFirst(), threads) {
            // Where the system refused a thread, its share is done here.
            if let thread { pthread_join(thread, nil) } else { reader.run() }
        }
    }

    /// Lets one do its work in a thread of its own, whenever that ends.
    package static func detach(_ reader: any ConcurrentReader) {
        if let thread = start(reader) { pthread_detach(thread) } else { reader.run() }
    }

    private final class Box {
        let reader: any ConcurrentReader

        init(_ reader: any ConcurrentReader) {
            self.reader = reader
        }
    }

    /// Runs it in a thread; nil where the system has none to give.
    private static func start(_ reader: any ConcurrentReader) -> pthread_t? {
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Box(reader))
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().reader.run()
                return nil
            }, box.toOpaque())
        if status == 0 { return thread }
        box.release()
        return nil
    }
}
