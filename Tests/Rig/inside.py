"""Does one thing in the daemon's mount namespace, as its user, without privileges.

    inside.py PID USER write FOLDER | see PATH | run PATH [ARGUMENT...]

It enters the namespace itself, because nothing can be executed inside. The exit status is 0 on success, the program's for `run`,
and 126 if it was refused.
"""
import ctypes
import errno
import os
import sys

pid, user, what, *arguments = sys.argv[1:]
namespace = os.open(f"/proc/{pid}/ns/mnt", os.O_RDONLY)
assert ctypes.CDLL(None, use_errno=True).setns(namespace, 0) == 0, os.strerror(ctypes.get_errno())
os.chdir("/")
os.setgroups([])
os.setgid(int(user))
os.setuid(int(user))
try:
    if what == "write":
        probe = arguments[0] + "/probe"
        os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        os.unlink(probe)
    elif what == "see":
        os.stat(arguments[0])
    else:
        os.execv(arguments[0], arguments)
except OSError as error:
    print(error)
    sys.exit(126 if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) else 1)
