"""What every test of the SDK gets: a server, a key, a model id, and images of known sizes."""

import base64
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import cv2
import numpy as np
import pytest
import requests
from inference_sdk import InferenceHTTPClient

WIDTH, HEIGHT = 96, 48


def picture(width: int = WIDTH, height: int = HEIGHT) -> np.ndarray:
    """A picture that is not all of one colour."""
    rows, columns = np.mgrid[0:height, 0:width]
    return np.stack([rows * 2, columns, rows + columns], axis=-1).astype(np.uint8)


@pytest.fixture(scope="session")
def api_url() -> str:
    return os.environ["INFERENCE_URL"]


@pytest.fixture(scope="session")
def api_key() -> str:
    return os.environ["ROBOFLOW_API_KEY"]


@pytest.fixture(scope="session")
def model_id() -> str:
    return os.environ["MODEL_ID"]


@pytest.fixture
def client(api_url: str, api_key: str) -> InferenceHTTPClient:
    return InferenceHTTPClient(api_url=api_url, api_key=api_key)


@pytest.fixture
def nothing_loaded(api_url: str, api_key: str) -> None:
    """By hand: the SDK sends no key with `unload_all_models`."""
    requests.post(f"{api_url}/model/clear", json={"api_key": api_key}, timeout=30).raise_for_status()


@pytest.fixture
def image() -> np.ndarray:
    return picture()


@pytest.fixture
def image_path(tmp_path: Path) -> str:
    path = tmp_path / "image.png"
    cv2.imwrite(str(path), picture())
    return str(path)


@pytest.fixture
def jpeg() -> bytes:
    return cv2.imencode(".jpg", picture())[1].tobytes()


@pytest.fixture
def base64_image(jpeg: bytes) -> str:
    return base64.b64encode(jpeg).decode()


@pytest.fixture
def image_url(jpeg: bytes):
    """The picture on a web server of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "image/jpeg")
            self.send_header("Content-Length", str(len(jpeg)))
            self.end_headers()
            self.wfile.write(jpeg)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/image.jpg"
    server.shutdown()
