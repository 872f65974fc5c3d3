"""What a user of inference_sdk may rely on, by its documentation: the same on a real server and on the simulator."""

import asyncio

import cv2
import numpy as np
import pytest
import requests
from conftest import HEIGHT, WIDTH, picture
from inference_sdk import InferenceConfiguration, InferenceHTTPClient
from inference_sdk.http.errors import (
    HTTPCallErrorError,
    HTTPClientError,
    InvalidModelIdentifier,
    ModelNotSelectedError,
)
from PIL import Image

UNKNOWN_MODEL = "no-such-project/7"


def check_detections(result: dict, width: int = WIDTH, height: int = HEIGHT) -> list:
    """The shape of an object detection answer; returns its predictions."""
    assert result["image"] == {"width": width, "height": height}
    for prediction in result["predictions"]:
        assert {"x", "y", "width", "height", "confidence", "class", "class_id"} <= set(prediction)
        assert 0 <= prediction["confidence"] <= 1
        assert 0 <= prediction["x"] <= width and 0 <= prediction["y"] <= height
        assert 0 < prediction["width"] <= width and 0 < prediction["height"] <= height
        assert isinstance(prediction["class"], str) and isinstance(prediction["class_id"], int)
    return result["predictions"]


def seen(result: dict) -> list:
    """The predictions without what is new in every answer."""
    return [
        {key: value for key, value in prediction.items() if key != "detection_id"}
        for prediction in result["predictions"]
    ]


def workflow(model_id: str, confidence: object = 0.4) -> dict:
    return {
        "version": "1.0",
        "inputs": [{"type": "WorkflowImage", "name": "image"}, {"type": "WorkflowParameter", "name": "confidence"}],
        "steps": [
            {
                "type": "roboflow_core/roboflow_object_detection_model@v2",
                "name": "model",
                "images": "$inputs.image",
                "model_id": model_id,
                "confidence": confidence,
            }
        ],
        "outputs": [{"type": "JsonField", "name": "found", "selector": "$steps.model.predictions"}],
    }


# The server, and the models in its memory


def test_server_info(client):
    info = client.get_server_info()
    assert info.name == "Roboflow Inference Server"
    assert info.version.count(".") == 2
    assert info.uuid


def test_load_and_list_a_model(client, model_id, nothing_loaded):
    loaded = client.load_model(model_id)
    assert model_id in [model.model_id for model in loaded.models]
    described = {model.model_id: model for model in client.list_loaded_models().models}
    assert described[model_id].task_type == "object-detection"


def test_unloading_is_refused_as_the_sdk_sends_no_key_with_it(client, model_id):
    """Documented, but a dedicated deployment wants a key for it: see the requests in `nothing_loaded`."""
    client.load_model(model_id)
    for unload in (lambda: client.unload_model(model_id), client.unload_all_models):
        with pytest.raises(HTTPCallErrorError) as error:
            unload()
        assert error.value.status_code == 401
    assert model_id in [model.model_id for model in client.list_loaded_models().models]


def test_unloading_by_hand(client, model_id, api_url, api_key):
    client.load_model(model_id)
    client.load_model("yolov8n-640")
    body = {"model_id": model_id, "api_key": api_key}
    left = requests.post(f"{api_url}/model/remove", json=body, timeout=30).json()["models"]
    assert [model["model_id"] for model in left] == ["coco/3"]
    assert [model.model_id for model in client.list_loaded_models().models] == ["coco/3"]


def test_load_a_model_as_default(client, model_id, image):
    client.load_model(model_id, set_as_default=True)
    assert client.selected_model == model_id
    check_detections(client.infer(image))


def test_description_loads_the_model(client, model_id, nothing_loaded):
    description = client.get_model_description(model_id, allow_loading=True)
    assert description.model_id == model_id
    assert description.task_type == "object-detection"
    assert model_id in [model.model_id for model in client.list_loaded_models().models]


def test_description_without_loading(client, model_id, nothing_loaded):
    with pytest.raises(HTTPClientError):
        client.get_model_description(model_id, allow_loading=False)


def test_load_an_alias(client):
    loaded = client.load_model("yolov8n-640")
    assert "coco/3" in [model.model_id for model in loaded.models]


# Inference: one picture, given in every documented way


def test_infer_from_a_path(client, model_id, image_path):
    assert check_detections(client.infer(image_path, model_id=model_id))


def test_infer_from_numpy(client, model_id, image):
    assert check_detections(client.infer(image, model_id=model_id))


def test_infer_from_pillow(client, model_id, image):
    assert check_detections(client.infer(Image.fromarray(image), model_id=model_id))


def test_infer_from_base64(client, model_id, base64_image):
    assert check_detections(client.infer(base64_image, model_id=model_id))


def test_infer_from_a_url(client, model_id, image_url):
    assert check_detections(client.infer(image_url, model_id=model_id))


def test_infer_on_a_list(client, model_id, image, image_path):
    results = client.infer([image, image_path, picture(40, 80)], model_id=model_id)
    assert [result["image"] for result in results] == [
        {"width": WIDTH, "height": HEIGHT},
        {"width": WIDTH, "height": HEIGHT},
        {"width": 40, "height": 80},
    ]


def test_infer_in_batches(client, model_id):
    configuration = InferenceConfiguration(max_batch_size=2, max_concurrent_requests=2)
    with client.use_configuration(configuration):
        results = client.infer([picture(20 + side, 30) for side in range(5)], model_id=model_id)
    assert [result["image"]["width"] for result in results] == [20, 21, 22, 23, 24]


def test_infer_on_a_folder(client, model_id, tmp_path):
    for name in ("a.png", "b.jpg"):
        cv2.imwrite(str(tmp_path / name), picture())
    (tmp_path / "notes.txt").write_text("no image")
    frames = list(client.infer_on_stream(str(tmp_path), model_id=model_id))
    assert len(frames) == 2
    for _, frame, result in frames:
        assert frame.shape == (HEIGHT, WIDTH, 3)
        check_detections(result)


def test_infer_asynchronously(client, model_id, image):
    assert check_detections(asyncio.run(client.infer_async(image, model_id=model_id)))


def test_manage_models_asynchronously(client, model_id, nothing_loaded):
    async def manage():
        await client.load_model_async(model_id)
        return await client.list_loaded_models_async()

    assert [model.model_id for model in asyncio.run(manage()).models] == [model_id]


def test_infer_through_the_legacy_api(client, model_id, image):
    with client.use_api_v0():
        assert check_detections(client.infer(image, model_id=model_id))


def test_infer_through_the_legacy_api_from_a_url(client, model_id, image_url):
    with client.use_api_v0():
        assert check_detections(client.infer(image_url, model_id=model_id))


def test_the_same_image_gives_the_same_answer(client, model_id, image):
    first, second = (client.infer(image, model_id=model_id) for _ in range(2))
    assert seen(first) == seen(second)


def test_every_answer_has_an_id_of_its_own_and_its_time(client, model_id, image):
    first, second = (client.infer(image, model_id=model_id) for _ in range(2))
    assert first["inference_id"] != second["inference_id"]
    assert first["time"] > 0


# Configuration


def test_confidence_leaves_out_what_is_less_sure(client, model_id, image):
    with client.use_configuration(InferenceConfiguration(confidence_threshold=0.01)):
        everything = check_detections(client.infer(image, model_id=model_id))
    surest = max(prediction["confidence"] for prediction in everything)
    threshold = surest - 0.001
    with client.use_configuration(InferenceConfiguration(confidence_threshold=threshold)):
        rest = check_detections(client.infer(image, model_id=model_id))
    assert rest and all(prediction["confidence"] >= threshold for prediction in rest)
    with client.use_configuration(InferenceConfiguration(confidence_threshold=0.9999)):
        assert check_detections(client.infer(image, model_id=model_id)) == []


def test_confidence_through_the_legacy_api(client, model_id, image):
    client.select_api_v0()
    with client.use_configuration(InferenceConfiguration(confidence_threshold=0.9999)):
        assert check_detections(client.infer(image, model_id=model_id)) == []


def test_class_filter(client, model_id, image):
    found = check_detections(client.infer(image, model_id=model_id))
    wanted = found[0]["class"]
    client.configure(InferenceConfiguration(class_filter=[wanted]))
    assert {prediction["class"] for prediction in client.infer(image, model_id=model_id)["predictions"]} == {wanted}
    client.configure(InferenceConfiguration(class_filter=["no such class"]))
    assert client.infer(image, model_id=model_id)["predictions"] == []


def test_most_detections(client, model_id, image):
    configuration = InferenceConfiguration(confidence_threshold=0.01, max_detections=1)
    with client.use_configuration(configuration):
        assert len(check_detections(client.infer(image, model_id=model_id))) == 1


def test_visualisation(client, model_id, image):
    with client.use_configuration(InferenceConfiguration(visualize_predictions=True)):
        result = client.infer(image, model_id=model_id)
    assert len(result["visualization"]) > 100


def test_configuration_is_restored(client):
    before = client.inference_configuration
    with client.use_configuration(InferenceConfiguration(confidence_threshold=0.8)):
        assert client.inference_configuration.confidence_threshold == 0.8
    assert client.inference_configuration == before


def test_selected_model(client, model_id, image):
    with client.use_model(model_id):
        check_detections(client.infer(image))
    with pytest.raises(ModelNotSelectedError):
        client.infer(image)
    check_detections(client.select_model(model_id).infer(image))


def test_model_of_one_call_goes_before_the_selected(client, model_id, image):
    client.select_model(UNKNOWN_MODEL)
    check_detections(client.infer(image, model_id=model_id))


# Workflows


def test_workflow_from_a_specification(client, model_id, image_path):
    (answer,) = client.run_workflow(specification=workflow(model_id), images={"image": image_path})
    check_detections(answer["found"])


def test_workflow_on_numpy(client, model_id, image):
    (answer,) = client.run_workflow(specification=workflow(model_id), images={"image": image})
    check_detections(answer["found"])


def test_workflow_on_several_images(client, model_id, image):
    answers = client.run_workflow(specification=workflow(model_id), images={"image": [image, picture(50, 60)]})
    assert [answer["found"]["image"]["width"] for answer in answers] == [WIDTH, 50]


def test_workflow_with_a_parameter(client, model_id, image):
    specification = workflow(model_id, confidence="$inputs.confidence")
    (answer,) = client.run_workflow(
        specification=specification, images={"image": image}, parameters={"confidence": 0.9999}
    )
    assert answer["found"]["predictions"] == []


def test_workflow_that_nobody_made(client, image):
    with pytest.raises(HTTPCallErrorError) as error:
        client.run_workflow(workspace_name="my-workspace", workflow_id="no-such-workflow", images={"image": image})
    assert error.value.status_code == 404


def test_workflow_of_an_unknown_step(client, model_id, image):
    specification = workflow(model_id)
    specification["steps"][0]["type"] = "no_such_step"
    with pytest.raises(HTTPCallErrorError) as error:
        client.run_workflow(specification=specification, images={"image": image})
    assert error.value.status_code == 400


def test_workflow_without_its_image(client, model_id):
    with pytest.raises(HTTPCallErrorError) as error:
        client.run_workflow(specification=workflow(model_id), images={})
    assert error.value.status_code == 400


# Errors


def test_unknown_model(client, image):
    with pytest.raises(HTTPCallErrorError) as error:
        client.infer(image, model_id=UNKNOWN_MODEL)
    assert error.value.status_code == 404
    assert "not found" in error.value.api_message


def test_loading_an_unknown_model(client):
    with pytest.raises(HTTPCallErrorError) as error:
        client.load_model(UNKNOWN_MODEL)
    assert error.value.status_code == 404


def test_unknown_model_through_the_legacy_api(client, image):
    with client.use_api_v0(), pytest.raises(HTTPCallErrorError) as error:
        client.infer(image, model_id=UNKNOWN_MODEL)
    assert error.value.status_code == 404


def test_malformed_model_id(client, image):
    with client.use_api_v0(), pytest.raises(InvalidModelIdentifier):
        client.infer(image, model_id="no slashes")


def test_wrong_key(api_url, model_id, image):
    stranger = InferenceHTTPClient(api_url=api_url, api_key="wrong")
    for call in (
        lambda: stranger.infer(image, model_id=model_id),
        lambda: stranger.load_model(model_id),
        stranger.list_loaded_models,
        lambda: stranger.run_workflow(specification=workflow(model_id), images={"image": image}),
    ):
        with pytest.raises(HTTPCallErrorError) as error:
            call()
        assert error.value.status_code == 401


def test_no_key(api_url, model_id, image):
    with pytest.raises(HTTPCallErrorError) as error:
        InferenceHTTPClient(api_url=api_url).infer(image, model_id=model_id)
    assert error.value.status_code == 401


def test_what_is_no_image(client, model_id):
    with client.use_api_v1(), pytest.raises(HTTPClientError):
        client.infer("bm8gaW1hZ2UgYXQgYWxs", model_id=model_id)


def test_a_server_that_is_not_there(api_key, model_id, image):
    nowhere = InferenceHTTPClient(api_url="http://127.0.0.1:9", api_key=api_key)
    with pytest.raises(HTTPClientError):
        nowhere.infer(image, model_id=model_id)


def test_grey_image(client, model_id):
    grey = np.full((HEIGHT, WIDTH), 127, dtype=np.uint8)
    check_detections(client.infer(grey, model_id=model_id))
