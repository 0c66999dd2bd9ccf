import Glibc
import Platform
import TestSupport
import Testing

struct ChildProcessTests {
    @Test func `how it ended is told`() throws {
        #expect(try ChildProcess(["/bin/sh", "-c", "exit 3"]).wait() == .exited(3))
        #expect(try ChildProcess(["/bin/sh", "-c", "kill -9 $$"]).wait() == .signalled(SIGKILL))
        #expect(ExitStatus.exited(3).number == 3 && ExitStatus.signalled(9).number == 137)
    }

    @Test func `it is waited for once, and asked without waiting`() throws {
        let process = try ChildProcess(["sleep", "100"], signals: .all)
        #expect(process.statusIfEnded() == nil)
        process.kill(SIGTERM)
        #expect(process.wait() == .signalled(SIGTERM))
        #expect(process.wait() == nil && process.statusIfEnded() == nil)
    }

    @Test func `a program that is not there, is no program, or has no name can't be started`() throws {
        let folder = TemporaryFolder()
        try folder.write("nonsense", to: "text")
        #expect(throws: SystemError("execute it", code: ENOENT)) { try ChildProcess(["vitaminb-no-such-program"]) }
        #expect(throws: SystemError("execute it", code: EACCES)) { try ChildProcess([folder.path + "/text"]) }
        #expect(throws: SystemError("execute it", code: ENOENT)) { try ChildProcess([]) }
    }

    @Test func `it runs in its folder, with its variables and descriptors alone`() throws {
        let folder = TemporaryFolder()
        let output = open(folder.path + "/output", O_CREAT | O_RDWR, 0o600)
        let other = dup(output)
        defer { for descriptor in [output, other] { close(descriptor) } }
        let script = "pwd; echo $A-$HOME; cat; ls /proc/self/fd | wc -l"
        let process = try ChildProcess(
            ["/bin/sh", "-c", script], environment: ["A=b", "PATH=/usr/bin:/bin"], folder: folder.path, input: .nothing,
            output: .descriptor(output), errors: .descriptor(output))
        #expect(process.wait() == .exited(0))
        // ls has opened the folder that it lists.
        let printed = try WholeFile.read(folder.path + "/output", maximumBytes: 1000)
        #expect(String(decoding: printed, as: UTF8.self) == "\(folder.path)\nb-\n4\n")
    }

    @Test func `no signal is ignored or blocked where it should start like that`() throws {
        let was = signal(SIGUSR1, SIG_IGN)
        defer { signal(SIGUSR1, was) }
        let script = ["/bin/sh", "-c", "kill -USR1 $$; exit 7"]
        #expect(try ChildProcess(script, signals: .pipe).wait() == .exited(7))
        #expect(try ChildProcess(script, signals: .all).wait() == .signalled(SIGUSR1))
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        #expect(try ChildProcess(["/bin/sh", "-c", "kill -PIPE $$; exit 7"]).wait() == .signalled(SIGPIPE))
    }

    @Test func `a group is ended with its leader`() throws {
        let folder = TemporaryFolder()
        let process = try ChildProcess(["/bin/sh", "-c", "sleep 100 & echo $! > child; wait"], folder: folder.path, leadsGroup: true)
        while (try? WholeFile.read(folder.path + "/child", maximumBytes: 20).count) ?? 0 == 0 { usleep(1000) }
        let text = String(decoding: try WholeFile.read(folder.path + "/child", maximumBytes: 20).dropLast(), as: UTF8.self)
        let child = try #require(pid_t(text))
        process.killGroup(SIGKILL)
        #expect(process.wait() == .signalled(SIGKILL))
        // It may stay a zombie, where nobody takes orphans over; otherwise its file goes.
        while let state = try? WholeFile.read("/proc/\(child)/stat", maximumBytes: 1000), !state.contains(UInt8(ascii: "Z")) {
            usleep(1000)
        }
    }
}

struct ProgramOutputTests {
    @Test func `output and exit status are returned`() throws {
        let output = try ProgramOutput.of(["/bin/sh", "-c", "echo out; echo err >&2; exit 3"])
        #expect(output.output == "out\n" && output.errors == "err\n" && output.status == .exited(3))
    }

    @Test func `what is kept of it has a bound, and more than that does not block it`() throws {
        let much = try ProgramOutput.of(
            ["/bin/sh", "-c", "head -c 3000000 /dev/zero; head -c 300000 /dev/zero >&2"], maximumBytes: 1 << 20)
        #expect(much.status == .exited(0) && much.output.utf8.count == 1 << 20 && much.errors.utf8.count == 300_000)
    }

    @Test func `its standard input is empty, and its variables are those it is given`() throws {
        let output = try ProgramOutput.of(["/bin/sh", "-c", "cat; echo $LC_ALL"], environment: ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"])
        #expect(output.output == "C.UTF-8\n")
    }

    @Test func `one that is not there or does not end has none`() {
        #expect(throws: ProgramOutput.Failure.notStarted(SystemError("execute it", code: ENOENT))) {
            try ProgramOutput.of(["vitaminb-no-such-program"])
        }
        #expect(throws: ProgramOutput.Failure.tooSlow) { try ProgramOutput.of(["/bin/sleep", "1000"], seconds: 0) }
    }

    @Test func `no descriptor is left open`() throws {
        func count() throws -> Int { Folder.names(in: "/proc/self/fd").count }
        let before = try count()
        _ = try ProgramOutput.of(["true"])
        _ = try? ProgramOutput.of(["vitaminb-no-such-program"])
        #expect(try count() == before)
    }
}
