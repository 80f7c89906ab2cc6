"""libheif with libde265, through pillow-heif, for `cargo xtask bench photos`: `libheif.py DIR [FILE]`.
Without a file it only starts, so that the start can be taken off. One thread, as the worker has."""
import sys

sys.path.insert(0, sys.argv[1])
import pillow_heif

pillow_heif.options.DECODE_THREADS = 1
if len(sys.argv) > 2:
    heif = pillow_heif.open_heif(sys.argv[2], convert_hdr_to_8bit=True)
    assert len(bytes(heif.data)) > 0
