"""Weights files as PyTorch writes them: of each wrapper that renames tensors, and of each float type.

    pip install torch==2.11.0 safetensors==0.8.0 numpy
    python tests/pytorch/saved.py > tests/pytorch/saved.json

Prints each file's header and CRC-32. Values come from a formula that tests/native/pytorch.rs repeats, so the test has the
bytes that PyTorch wrote, without the files.
"""

import json
import sys
import zlib

import torch
from safetensors.torch import save
from torch import nn

from network import LeNet5


class Task(nn.Module):
    """A module that holds the network as `model`, as training frameworks do."""

    def __init__(self, model: nn.Module):
        super().__init__()
        self.model = model


WRAPPERS = {
    "DataParallel": nn.DataParallel,
    "compile": torch.compile,
    "compile in DataParallel": lambda net: nn.DataParallel(torch.compile(net)),
    "a task": lambda net: Task(torch.compile(net)),
}


def network(dtype: torch.dtype) -> LeNet5:
    """Multiples of 1/64 that every type holds, but thirds of them in float64, which float32 rounds."""
    net = LeNet5().to(dtype)
    with torch.no_grad():
        for tensor in net.parameters():
            values = (torch.arange(tensor.numel(), dtype=torch.float64) % 97 - 48) / 64
            tensor.copy_((values / 3 if dtype == torch.float64 else values).reshape(tensor.shape))
    return net


def described(wrapper: str, module: nn.Module, dtype: torch.dtype) -> dict[str, str | int]:
    file = save(module.state_dict())
    header = file[8 : 8 + int.from_bytes(file[:8], "little")].decode()
    return {"wrapper": wrapper, "dtype": str(dtype), "crc32": zlib.crc32(file), "header": header}


types = [torch.float16, torch.bfloat16, torch.float32, torch.float64]
files = [described("none", network(dtype), dtype) for dtype in types]
files += [described(name, wrap(network(torch.float32)), torch.float32) for name, wrap in WRAPPERS.items()]
json.dump({"torch": torch.__version__, "files": files}, sys.stdout, indent=1)
