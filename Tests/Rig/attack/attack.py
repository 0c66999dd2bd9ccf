"""attack.py SOCKET PID ATTACK... - attacks the daemon PID on its control socket. The environment variable VITAMINB_LONG selects the long
form, and SEED repeats an attack. Each attack prints its figures, into the file COUNTED if that is set; it exits with 1 if something is
wrong."""
import resource
import sys

import frames
import limits
import methods
import peers
from peer import Daemon

resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
attacks = {attack.__name__: attack for attack in frames.ATTACKS + peers.ATTACKS + limits.ATTACKS + methods.ATTACKS}
daemon = Daemon(*sys.argv[1:3])
for name in sys.argv[3:]:
    attacks[name](daemon)
