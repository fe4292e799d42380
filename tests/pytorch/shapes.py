"""LeNet-5's parameters, as PyTorch names and shapes them."""

SHAPES = {
    "c1.weight": (6, 1, 5, 5), "c1.bias": (6,), "c3.weight": (16, 6, 5, 5), "c3.bias": (16,),
    "c5.weight": (120, 400), "c5.bias": (120,), "f6.weight": (84, 120), "f6.bias": (84,),
    "output.weight": (10, 84), "output.bias": (10,),
}
