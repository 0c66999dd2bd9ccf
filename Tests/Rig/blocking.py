#!/usr/bin/python3
"""blocking.py TRACE: looks through what strace(1) wrote (-f -y -T) for calls of the main queue that may wait for somebody else.

The main queue is whatever thread accepts connections. Fails where it makes a call that the table below doesn't have, or one that may
wait. Prints each kind of call: how often, and how long the longest took."""
import collections
import re
import sys

# What the main queue may call, and why nobody else can make it wait. "disk": only as long as the disk takes; see RELIABILITY.md.
TABLE = {
    "disk": "access chmod close fchmod fcntl fdatasync flock fstat fsync ftruncate getdents64 link linkat lseek mkdir newfstatat open openat "
            "pread64 pwrite64 read readlink rename renameat2 rmdir statx unlink unlinkat utimensat write",
    "answered by the kernel": "bind brk clock_gettime clone clone3 connect dup epoll_create1 epoll_ctl eventfd2 exit fadvise64 "
            "getegid geteuid getgid getpid getrandom getrlimit getsockname getsockopt gettid getuid inotify_add_watch inotify_rm_watch ioctl "
            "kill madvise mmap mprotect munmap pipe2 prctl prlimit64 rt_sigaction rt_sigprocmask rt_sigreturn sched_getaffinity "
            "sched_yield set_robust_list rseq setpriority setsockopt shutdown sigaltstack socket socketpair sysinfo tgkill timerfd_create "
            "timerfd_settime umask uname wait4 waitid restart_syscall",
    "asks whether something is there, and never waits": "accept epoll_wait poll ppoll recvfrom recvmsg sendmsg sendto",
    "the queue's own thread, which has nothing to do, or another of this process": "futex rt_sigsuspend",
}
WHY = {name: why for why, names in TABLE.items() for name in names.split()}
CALL = re.compile(r"^(\d+)\s+(?:[\d:.]+ )?(\w+)\((.*)$")
RESUMED = re.compile(r"^(\d+)\s+(?:[\d:.]+ )?<\.\.\. (\w+) resumed>(.*)$")
TIME = re.compile(r"<([\d.]+)>$")
SOCKET = re.compile(r"socket:\[\d+\]")


def calls(path):
    """(thread, name, arguments, seconds) of each call."""
    begun = {}
    for line in open(path, errors="replace"):
        line = line.rstrip("\n")
        again, call = RESUMED.match(line), CALL.match(line)
        if again:
            thread, name, rest = again.groups()
            arguments = begun.pop(thread, "") + rest
        elif call:
            thread, name, arguments = call.groups()
            if arguments.endswith("<unfinished ...>"):
                begun[thread] = arguments.removesuffix("<unfinished ...>")
                continue
        else:
            continue
        took = TIME.search(arguments)
        yield thread, name, arguments, float(took.group(1)) if took else 0.0


def waits(name, arguments, non_blocking):
    """Why the call may wait; None if it can't. Of the sockets those are known that were made so that they never block."""
    if name not in WHY:
        return "it is not in the table"
    if name in ("recvfrom", "recvmsg", "sendto", "sendmsg") and "MSG_DONTWAIT" not in arguments:
        return "without MSG_DONTWAIT"
    if name == "poll" and not re.search(r", 0\s*\)", arguments):
        return "with a time"
    if name == "ppoll" and "{tv_sec=0, tv_nsec=0}" not in arguments:
        return "with a time"
    if name == "epoll_wait" and not re.search(r", 0\s*\)", arguments):
        return "with a time"
    if name in ("wait4", "waitid") and "WNOHANG" not in arguments:
        return "without WNOHANG"
    if name == "fcntl" and re.search(r"F_(OFD_)?SETLKW", arguments):
        return "for a lock"
    if name == "flock" and "LOCK_NB" not in arguments:
        return "for a lock"
    if name == "connect" and SOCKET.search(arguments).group() not in non_blocking:
        return "for the other side"
    return None


def main():
    all_calls = list(calls(sys.argv[1]))
    main_queue = {thread for thread, name, _, _ in all_calls if name == "accept"}
    made = (SOCKET.search(arguments) for _, name, arguments, _ in all_calls if name == "socket" and "SOCK_NONBLOCK" in arguments)
    non_blocking = {socket.group() for socket in made if socket}
    kinds = collections.defaultdict(lambda: [0, 0.0])
    wrong = collections.Counter()
    for thread, name, arguments, seconds in all_calls:
        if thread not in main_queue:
            continue
        kind = kinds[name]
        kind[0] += 1
        kind[1] = max(kind[1], seconds)
        reason = waits(name, arguments, non_blocking)
        if reason:
            wrong[f"{name}({arguments[:150]}: {reason}"] += 1
    for name, (count, longest) in sorted(kinds.items()):
        print(f"{name:20} {count:7}  at most {longest * 1000:8.2f} ms  {WHY.get(name, '')}")
    for call, count in wrong.most_common(20):
        print(f"may wait, {count} times: {call}")
    count = sum(count for count, _ in kinds.values())
    print(f"a day of the main queue: {count} system calls of {len(kinds)} kinds, {sum(wrong.values())} that may wait for somebody else")
    sys.exit(1 if wrong or "accept" not in kinds else 0)


main()
