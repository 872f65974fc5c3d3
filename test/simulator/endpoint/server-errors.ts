// The failures of the inference server: its answers and its log lines (inference 1.8.3, error_handlers.py).

/** The place of an error in the server's code: file, line, function, and the source of that line. */
type Frame = readonly [file: string, line: number, fn: string, code: string];

/** A failure that the server answers and logs. `line` is the line of error_handlers.py that logs it. */
export type ServerError = {
  type: string;
  message: string;
  status: number;
  body: Record<string, unknown>;
  line: number;
  frames: readonly Frame[];
  severity?: 'WARNING';
};

const packages = '/usr/local/lib/python3.11/site-packages/';
const wrapper: Frame = [
  'inference/core/interfaces/http/error_handlers.py',
  188,
  'wrapped_route',
  'return route(*args, **kwargs)',
];
const registry: readonly Frame[] = [
  ['inference/core/managers/base.py', 192, 'add_model', 'model_class = self.model_registry.get_model('],
  ['inference/core/registries/roboflow.py', 336, 'get_model', 'model_type = get_model_type('],
];

/** A model, or a workflow, that the platform does not know. */
export function resourceNotFound(): ServerError {
  return {
    type: 'RoboflowAPINotNotFoundError',
    message:
      'Could not find requested Roboflow resource. Check that the provided dataset and version are correct, and check that the provided Roboflow API key has the correct permissions.',
    status: 404,
    body: {
      message:
        'Requested Roboflow resource not found. Make sure that workspace, project or model you referred in request exists.',
    },
    line: 363,
    frames: [
      ...registry,
      ['inference/core/roboflow_api.py', 274, 'wrapper', 'error_handler(error)'],
      [
        'inference/core/roboflow_api.py',
        201,
        'raise_from_lambda',
        'raise exception_type(message) from inner_error',
      ],
    ],
  };
}

/** A model id of more than two parts. */
export function invalidModelId(modelId: string): ServerError {
  const message = `Model ID: \`${modelId}\` is invalid.`;
  return {
    type: 'InvalidModelIDError',
    message,
    status: 400,
    body: { message: 'Invalid Model ID sent in request.' },
    line: 239,
    frames: [
      ...registry,
      [
        'inference/core/utils/roboflow.py',
        15,
        'get_model_id_chunks',
        // The traceback shows the server's f-string like this.
        'raise InvalidModelIDError(f"Model ID: `{model_id}` is invalid.")',
      ],
    ],
  };
}

/** An empty model id, which the server does not refuse but fails on. */
export function unsafeModelId(modelId: string): ServerError {
  return internalError('ValueError', `Model ID '${modelId}' contains an unsafe or ambiguous path segment.`, [
    ...registry,
    ['inference/core/cache/model_artifacts.py', 514, 'validate_model_id_for_cache', 'raise ValueError('],
  ]);
}

/** A foundation model whose weights the server cannot get. */
export function weightsOutOfReach(): ServerError {
  const help = 'https://inference-models.roboflow.com/errors/file-download/#retryerror';
  return internalError('RetryError', `Connectivity error - VISIT ${help} FOR FURTHER SUPPORT`, [
    ['inference/core/managers/base.py', 219, 'add_model', 'model = model_class('],
    [
      'inference_models/weights_providers/roboflow.py',
      347,
      'get_one_page_of_model_metadata',
      'raise RetryError(',
    ],
  ]);
}

/** A model whose weights are broken, so that it never loads. */
export function weightsBroken(modelId: string, packageId: string): ServerError {
  const help =
    'https://inference-models.roboflow.com/errors/model-loading/#modelpackagealternativesexhaustederror';
  const file = `/tmp/cache/models/${modelId.replace('/', '-')}/${packageId}/weights.onnx`;
  const message = [
    `Could not load any of model package candidate for model ${modelId}. This may be caused several issues. If you see this warning after manually specifying model package to be loaded - make sure that all required dependencies are installed. If that warning is displayed when the model package was auto-selected - there is most likely a bug in \`inference-models\` and you should raise an issue providing full context of the event. https://github.com/roboflow/inference/issues`,
    '',
    'Here is the summary of errors for specific model packages:',
    `\t* model_package_id=${packageId} error=[ONNXRuntimeError] : 7 : INVALID_PROTOBUF : Load model from ${file} failed:Protobuf parsing failed. error_type=InvalidProtobuf`,
    '',
    ` - VISIT ${help} FOR FURTHER SUPPORT`,
  ].join('\n');
  return {
    type: 'ModelPackageAlternativesExhaustedError',
    message,
    status: 500,
    body: {
      message: `Model loading failed: ${message}`,
      help_url: help,
    },
    line: 458,
    frames: [
      ['inference/core/managers/base.py', 219, 'add_model', 'model = model_class('],
      [
        'inference_models/models/auto_loaders/core.py',
        2094,
        'from_pretrained',
        'raise ModelPackageAlternativesExhaustedError(',
      ],
    ],
  };
}

/** An image that cannot be read. `message` is for the log, and `cause` for the client. */
export function imageNotLoaded(message: string, cause: string): ServerError {
  return {
    type: 'InputImageLoadError',
    message,
    status: 400,
    body: { message: `Could not load input image. Cause: ${cause}` },
    line: 214,
    frames: [
      ['inference/core/utils/image_utils.py', 72, 'load_image_bgr', 'np_image, is_bgr = load_image('],
      ['inference/core/utils/image_utils.py', 306, 'load_image_base64', 'raise InputImageLoadError('],
    ],
  };
}

/** A request to `/{project}/{version}` without a content type. */
export function contentTypeMissing(): ServerError {
  return {
    type: 'ContentTypeMissing',
    message: 'Request must include a Content-Type header',
    status: 400,
    body: { message: 'Content-Type header not provided with request.' },
    line: 202,
    frames: [
      [
        'inference/core/interfaces/http/http_api.py',
        4994,
        'legacy_infer_from_request',
        'raise ContentTypeMissing(',
      ],
    ],
  };
}

/** A route that the server no longer supports. */
export function featureRemoved(feature: string): ServerError {
  const reason = 'MediaPipe dependency removed from inference; endpoint is a 410 stub.';
  const message = `Feature '${feature}' has been removed from inference. Reason: ${reason}. Removed in end of Q2 2026. No drop-in replacement is provided; contact Roboflow if you require this capability.`;
  return {
    type: 'FeatureDeprecatedError',
    message,
    status: 410,
    body: {
      message,
      error_type: 'FeatureDeprecatedError',
      feature,
      removal_release: 'end of Q2 2026',
      replacement: null,
      reason,
    },
    line: 633,
    frames: [],
    severity: 'WARNING',
  };
}

function internalError(type: string, message: string, frames: readonly Frame[]): ServerError {
  return { type, message, status: 500, body: { message: 'Internal error.' }, line: 645, frames };
}

/** The fields of the failure's log line, without those that every line has. */
export function errorLine({ type, message, line, frames, severity }: ServerError): Record<string, unknown> {
  const stacktrace = [wrapper, ...frames].map(([filename, lineno, fn, code]) => ({
    filename: `${packages}${filename}`,
    lineno,
    function: fn,
    code,
  }));
  return {
    ...(severity === 'WARNING' ? {} : { exception: { type, message, stacktrace } }),
    filename: 'error_handlers.py',
    func_name: 'wrapped_route',
    lineno: line,
    message: `${type}: ${message}`,
  };
}
