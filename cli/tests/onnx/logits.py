"""ONNX Runtime's logits: python logits.py MODEL GLYPHS, where GLYPHS is a file of float32, 784 for each glyph.

Prints them as JSON, of the glyphs one by one and of all at once. Fails if the model is not valid by ONNX's own checker.
"""

import json
import sys

import numpy as np
import onnx
import onnxruntime

path, glyphs = sys.argv[1], np.fromfile(sys.argv[2], np.float32).reshape(-1, 1, 28, 28)
onnx.checker.check_model(path, full_check=True)
session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def logits(batch: np.ndarray) -> list[list[float]]:
    [found] = session.run(["logits"], {"glyphs": batch})
    # The fewest digits that denote each float32.
    return [[float(str(logit)) for logit in row] for row in found]


answers = {
    "onnxruntime": onnxruntime.__version__,
    "one by one": [logits(glyph[np.newaxis])[0] for glyph in glyphs],
    "all at once": logits(glyphs),
}
print(json.dumps(answers))
