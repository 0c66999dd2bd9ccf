#!/usr/bin/python3
"""Makes Mailman's lists, and takes somebody out of one, as its web pages do; all else is done by Mailman's own commands.

  lists.py make CONFIGURATION
  lists.py leave CONFIGURATION LIST ADDRESS
  lists.py version

"make" makes five lists, all owned by max@example.org: choir, as Mailman makes lists; orchestra, whose letters are from the list itself, as
lists have to where senders use DMARC, and to each member; band, whose letters are to each member; board, of which the user is no member;
and quiet, whose letters have none of the fields that programs know lists by (RFC 2369).
"""
import sys

MEMBERS = {
    "choir": ["max@example.org", "m.mustermann@example.com", "dora@example.com", "gita@example.com", "hanna@example.com",
              "ivan@example.com"],
    "orchestra": ["max@example.org", "emil@example.com"],
    "band": ["max@example.org", "lina@example.com"],
    "board": ["dora@example.com"],
    "quiet": ["max@example.org", "nora@example.com"],
}


def start(configuration):
    from mailman.core.initialize import initialize
    initialize(configuration)


def make():
    from mailman.app.lifecycle import create_list
    from mailman.database.transaction import transaction
    from mailman.interfaces.domain import IDomainManager
    from mailman.interfaces.mailinglist import DMARCMitigateAction, Personalization
    from mailman.interfaces.member import DeliveryMode
    from mailman.interfaces.subscriptions import ISubscriptionManager
    from mailman.interfaces.usermanager import IUserManager
    from zope.component import getUtility
    users = getUtility(IUserManager)
    with transaction():
        getUtility(IDomainManager).add("example.net")
        for name, members in MEMBERS.items():
            made = create_list(name + "@example.net", ["max@example.org"])
            made.admin_notify_mchanges = True
            for member in members:
                address = users.get_address(member) or users.create_address(member, member.partition("@")[0].title() + " Example")
                subscription = ISubscriptionManager(made).register(address, pre_verified=True, pre_confirmed=True, pre_approved=True)[2]
                if member.startswith("max@"):
                    subscription.preferences.acknowledge_posts = True
                if member.startswith("m."):
                    subscription.preferences.delivery_mode = DeliveryMode.mime_digests
            if name == "orchestra":
                made.dmarc_mitigate_action = DMARCMitigateAction.munge_from
                made.dmarc_mitigate_unconditionally = True
            if name in ("orchestra", "band"):
                made.personalize = Personalization.full
            if name == "quiet":
                made.include_rfc2369_headers = False


def leave(name, address):
    from mailman.app.membership import delete_member
    from mailman.database.transaction import transaction
    from mailman.interfaces.listmanager import IListManager
    from zope.component import getUtility
    with transaction():
        delete_member(getUtility(IListManager).get(name), address, admin_notif=True, userack=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", configuration]:
            start(configuration)
            make()
        case ["leave", configuration, name, address]:
            start(configuration)
            leave(name, address)
        case ["version"]:
            from mailman.version import VERSION
            print("Mailman", VERSION)
        case _:
            sys.exit(__doc__)
