"""The same network in PyTorch: prints the fixture of tests/pytorch.rs, or the speed of training for comparison.

    pip install torch==2.15.0 numpy
    python tests/pytorch/reference.py > tests/pytorch/reference.json
    python tests/pytorch/reference.py --speed

Weights and images come from a formula that the test repeats, so no large file is needed. The fixture is computed in
double precision, so that differences are our rounding, not PyTorch's.
"""

import json
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

from network import LeNet5
from shapes import SHAPES


def noise(stream: int, count: int) -> np.ndarray:
    """Numbers in -0.5..0.5 that float32 holds exactly: 16 bits of a multiplicative hash."""
    index = np.arange(count, dtype=np.uint64) + np.uint64(stream * 1_000_003)
    bits = (index * np.uint64(2654435761) % np.uint64(2**32)) >> np.uint64(16)
    return bits.astype(np.float64) / 65536.0 - 0.5


def fixture():
    net = LeNet5().double()
    state = {}
    for stream, (name, shape) in enumerate(SHAPES.items()):
        count = int(np.prod(shape))
        fan_in = max(count // shape[0], 1)
        # A power of two, so that the product is exact in float32 as well.
        scale = 2.0 ** np.round(np.log2((24.0 / fan_in) ** 0.5)) if len(shape) > 1 else 0.25
        state[name] = torch.tensor(noise(stream + 1, count).reshape(shape) * scale)
    net.load_state_dict(state)
    images = torch.tensor(np.maximum(noise(100, 4 * 784) * 2.0, 0.0).reshape(4, 1, 28, 28))
    targets = torch.tensor([3, 1, 4, 9])
    logits = net(images)
    loss = F.cross_entropy(logits, targets, reduction="sum")
    loss.backward()
    gradients = {}
    for name, tensor in net.named_parameters():
        flat = tensor.grad.flatten()
        at = [int(i) for i in np.linspace(0, flat.numel() - 1, min(24, flat.numel())).round()]
        gradients[name] = {"norm": flat.norm().item(), "at": at, "values": [flat[i].item() for i in at]}
    json.dump({"logits": logits.tolist(), "loss": loss.item(), "gradients": gradients}, sys.stdout, indent=1)


def speed():
    torch.set_num_threads(2)
    net = LeNet5()
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3)
    images, targets = torch.rand(128, 1, 28, 28), torch.randint(0, 10, (128,))
    rates = []
    for _ in range(9):
        start = time.perf_counter()
        for _ in range(50):
            optimizer.zero_grad()
            F.cross_entropy(net(images), targets).backward()
            optimizer.step()
        rates.append(50 * 128 / (time.perf_counter() - start))
    print(f"PyTorch {torch.__version__}, AdamW, batch 128, 2 threads: {np.median(rates):.0f} images/s (median of 9)")


speed() if "--speed" in sys.argv else fixture()
