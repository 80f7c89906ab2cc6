"""Another program's window that takes files: says «ready», then the addresses that were dropped on it, one a line."""
import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

window = Gtk.Window(title="Khung thả")
window.set_default_size(500, 700)
place = Gtk.EventBox()
window.add(place)
place.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
place.drag_dest_add_uri_targets()


def received(_widget, _context, _x, _y, data, _info, _time):
    print(*data.get_uris(), sep="\n", flush=True)


place.connect("drag-data-received", received)
window.show_all()
window.move(800, 0)
print("ready", flush=True)
Gtk.main()
