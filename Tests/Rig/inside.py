"""Does one thing where the daemon is: in its mount namespace, as its user, with no privilege.

    inside.py PID USER write FOLDER | see PATH | run PATH [ARGUMENT...]

It goes in by itself, since in there nothing can be executed. The exit status is 0 if it could be done, that of the program for
`run`, and 126 if it was refused.
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
