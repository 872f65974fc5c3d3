"""Makes the smallest object detection model that the server accepts: `make_model.py FOLDER`.

It sees the same two things in every image. `broken.onnx` is what no runtime can load.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIDE = 640
CLASSES = ["ball", "player"]
# Centre, size and a score for each class, as yolov8 answers them; the six other candidates are empty.
SEEN = [(320, 320, 200, 160, 0.05, 0.93), (100, 100, 80, 80, 0.61, 0.02)]
CANDIDATES = 8


def model() -> onnx.ModelProto:
    answer = np.zeros((1, 4 + len(CLASSES), CANDIDATES), np.float32)
    for index, seen in enumerate(SEEN):
        answer[0, :, index] = seen
    # The answer must depend on the image, or the runtime drops the input: its mean, times zero, is added.
    nodes = [
        helper.make_node("ReduceMean", ["images"], ["mean"], keepdims=0),
        helper.make_node("Mul", ["mean", "zero"], ["nothing"]),
        helper.make_node("Add", ["answer", "nothing"], ["output0"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("images", TensorProto.FLOAT, [1, 3, SIDE, SIDE])],
        [helper.make_tensor_value_info("output0", TensorProto.FLOAT, list(answer.shape))],
        [numpy_helper.from_array(answer, "answer"), helper.make_tensor("zero", TensorProto.FLOAT, [1], [0.0])],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


INFERENCE_CONFIG = {
    "network_input": {
        "training_input_size": {"height": SIDE, "width": SIDE},
        "dynamic_spatial_size_supported": False,
        "color_mode": "rgb",
        "resize_mode": "stretch",
        "input_channels": 3,
        "scaling_factor": 255,
    },
    "forward_pass": {"static_batch_size": 1},
    "post_processing": {"type": "nms", "fused": False},
}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(model(), str(folder / "weights.onnx"))
    (folder / "broken.onnx").write_bytes(b"no model at all")
    (folder / "class_names.txt").write_text("".join(f"{name}\n" for name in CLASSES))
    (folder / "inference_config.json").write_text(json.dumps(INFERENCE_CONFIG))


main()
