"""Another program's window that gives files away, as a file manager does: says «ready», then «given» for each drop. Each line
that it reads names the files of the next drag, with tabs between them."""
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

window = Gtk.Window(title="Khung lấy")
window.set_default_size(500, 700)
place = Gtk.EventBox()
window.add(place)
place.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
place.drag_source_add_uri_targets()
files = []


def asked(_widget, _context, data, _info, _time):
    data.set_uris([Path(file).as_uri() for file in files])


def heard(channel, _condition):
    line = channel.readline()
    if not line:
        Gtk.main_quit()
        return False
    files[:] = line.rstrip("\n").split("\t")
    print("holds", flush=True)
    return True


place.connect("drag-data-get", asked)
place.connect("drag-end", lambda *_: print("given", flush=True))
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, heard)
window.show_all()
window.move(800, 0)
print("ready", flush=True)
Gtk.main()
