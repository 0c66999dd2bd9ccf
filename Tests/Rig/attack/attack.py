"""attack.py SOCKET PID ATTACK... - attacks the daemon PID on its control socket. VITAMINB_LONG in the environment makes it a long one,
SEED repeats one. Each attack ends with what it counted, in the file COUNTED if that is set; where something isn't as it should be,
with status 1."""
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
