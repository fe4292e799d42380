"""Weights to Python and back: Python's safetensors writes a file, the program rewrites it, and Python opens that.

    pip install safetensors numpy
    cargo build --release && python tests/pytorch/exchange.py target/release/lenet5 > tests/pytorch/exchange.json

Prints size and CRC-32 of the program's file, by which tests/pytorch.rs recognises the bytes that Python has opened.
"""

import json
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from shapes import SHAPES


def values(shape: tuple[int, ...]) -> np.ndarray:
    """Multiples of 1/64 that float32 holds exactly; the test repeats the formula."""
    return ((np.arange(np.prod(shape)) % 97 - 48) / 64).astype(np.float32).reshape(shape)


weights = {name: values(shape) for name, shape in SHAPES.items()}
with tempfile.TemporaryDirectory() as folder:
    written, rewritten = Path(folder, "python.safetensors"), Path(folder, "lenet5.safetensors")
    save_file(weights, written)
    subprocess.run([sys.argv[1], "export", "--weights", written, "--out", rewritten], check=True, stdout=sys.stderr)
    opened = load_file(rewritten)
    assert opened.keys() == weights.keys()
    for name, tensor in weights.items():
        assert opened[name].dtype == np.float32 and np.array_equal(opened[name], tensor), name
    file = rewritten.read_bytes()
    print(json.dumps({"bytes": len(file), "crc32": zlib.crc32(file)}))
