"""Asks a window of the screen to close, as the cross in its corner does: `ask_to_close.py WINDOW`, by its X11 number."""
import ctypes
import sys

CLIENT_MESSAGE = 33
UNSIGNED, POINTER = ctypes.c_ulong, ctypes.c_void_p


class Message(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", UNSIGNED),
        ("send_event", ctypes.c_int),
        ("display", POINTER),
        ("window", UNSIGNED),
        ("message_type", UNSIGNED),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 16),
    ]


x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = POINTER
x11.XInternAtom.restype = UNSIGNED
x11.XInternAtom.argtypes = [POINTER, ctypes.c_char_p, ctypes.c_int]
x11.XSendEvent.argtypes = [POINTER, UNSIGNED, ctypes.c_int, ctypes.c_long, POINTER]
x11.XCloseDisplay.argtypes = [POINTER]

display = x11.XOpenDisplay(None)
window = int(sys.argv[1])
message = Message(type=CLIENT_MESSAGE, window=window, format=32)
message.message_type = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
message.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
x11.XSendEvent(display, window, 0, 0, ctypes.byref(message))
x11.XCloseDisplay(display)
