#!/usr/bin/python3
"""A notification server that does what no real one does. It logs one line for each call.

notification-server.py LOG plain    knows neither buttons nor markup
notification-server.py LOG silent   never answers Notify
notification-server.py LOG liar     reports wrong numbers, and buttons that nobody offered
notification-server.py LOG locked   has buttons; is also the screen saver, and says that the screen is locked
"""
import json
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
log, mode = sys.argv[1:]
DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()


def note(**fields):
    with open(log, "a", encoding="utf-8") as file:
        file.write(json.dumps(fields, ensure_ascii=False) + "\n")


class Server(dbus.service.Object):
    last = 0

    @dbus.service.method(NAME, out_signature="as")
    def GetCapabilities(self):
        return ["body"] if mode == "plain" else ["body", "body-markup", "actions"]

    @dbus.service.method(NAME, out_signature="ssss")
    def GetServerInformation(self):
        return "a server of the test's own", "vitaminb", "1", "1.2"

    @dbus.service.method(NAME, in_signature="susssasa{sv}i", out_signature="u", async_callbacks=("reply", "fail"))
    def Notify(self, app, replaces, icon, summary, body, actions, hints, timeout, reply, fail):
        note(call="Notify", replaces=int(replaces), summary=str(summary), body=str(body), actions=[str(a) for a in actions],
             urgency=int(hints["urgency"]), entry=str(hints["desktop-entry"]), icon=str(icon))
        if mode == "silent":
            return
        self.last = replaces or self.last + 1
        reply(self.last)
        if mode == "liar":
            for number, key in [(self.last + 7, "done"), (self.last, "delete-everything"), (self.last, "undo"), (0, "done")]:
                self.ActionInvoked(dbus.UInt32(number), key)
            self.NotificationClosed(dbus.UInt32(self.last + 7), dbus.UInt32(99))

    @dbus.service.method(NAME, in_signature="u")
    def CloseNotification(self, number):
        note(call="CloseNotification", number=int(number))
        self.NotificationClosed(number, dbus.UInt32(3))

    @dbus.service.signal(NAME, signature="us")
    def ActionInvoked(self, number, key):
        pass

    @dbus.service.signal(NAME, signature="uu")
    def NotificationClosed(self, number, reason):
        pass


class ScreenSaver(dbus.service.Object):
    @dbus.service.method("org.freedesktop.ScreenSaver", out_signature="b")
    def GetActive(self):
        return True


servers = [Server(dbus.service.BusName(NAME, bus), PATH)]
if mode == "locked":
    servers.append(ScreenSaver(dbus.service.BusName("org.freedesktop.ScreenSaver", bus), "/org/freedesktop/ScreenSaver"))
GLib.MainLoop().run()
