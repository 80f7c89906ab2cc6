"""Another program that copied the files named to it, as a file manager does: says «holds», and gives them to who pastes."""
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

addresses = [Path(file).as_uri() for file in sys.argv[1:]]
COPIED = "x-special/gnome-copied-files"


def asked(_widget, data, _info, _time):
    target = data.get_target()
    if target.name() == "text/uri-list":
        data.set_uris(addresses)
    elif target.name() == COPIED:
        data.set(target, 8, "\n".join(["copy", *addresses]).encode())
    else:
        data.set_text("\n".join(sys.argv[1:]), -1)


owner = Gtk.Invisible()
owner.connect("selection-get", asked)
for name in ["text/uri-list", COPIED, "UTF8_STRING", "text/plain;charset=utf-8", "text/plain"]:
    Gtk.selection_add_target(owner, Gdk.SELECTION_CLIPBOARD, Gdk.atom_intern(name, False), 0)
if Gtk.selection_owner_set(owner, Gdk.SELECTION_CLIPBOARD, 0):
    print("holds", flush=True)
Gtk.main()
