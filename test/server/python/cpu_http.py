"""The inference server as an application for uvicorn: models from the platform, a few of them at a time in memory."""

from inference.core.env import MAX_ACTIVE_MODELS
from inference.core.interfaces.http.http_api import HttpInterface
from inference.core.managers.base import ModelManager
from inference.core.managers.decorators.fixed_size_cache import WithFixedSizeCache
from inference.core.registries.roboflow import RoboflowModelRegistry
from inference.models.utils import ROBOFLOW_MODEL_TYPES

models = WithFixedSizeCache(
    ModelManager(model_registry=RoboflowModelRegistry(ROBOFLOW_MODEL_TYPES)),
    max_size=MAX_ACTIVE_MODELS,
)
models.init_pingback()
app = HttpInterface(models).app
