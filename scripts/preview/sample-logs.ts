// Logs of sample summaries, in the forms that the real inference server writes.

/** When every sample's step began (ms since the epoch). */
export const begunAt = Date.parse('2026-11-24T13:02:05Z');

/** A line of the log. `at` is ms since the step began. The platform's severity is INFO unless given. */
export type SampleLine = { at: number; severity?: string; payload: string };

/** uvicorn's line for a request. */
export function accessLine(request: string, status = 200): string {
  return `INFO:     10.18.0.38:46296 - "${request} HTTP/1.1" ${status} ${phrases[status] ?? 'OK'}`;
}

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  422: 'Unprocessable Entity',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** The fields of a structured request line that differ from request to request. */
export type StructuredRequest = {
  path: string;
  id: string;
  status?: number;
  model?: string;
  seconds?: number;
  /** Seconds it took to load the model first. */
  load?: number;
};

/** The server's own line for a request, under `STRUCTURED_API_LOGGING`. */
export function requestLine({ path, id, status = 200, model, seconds, load }: StructuredRequest): string {
  return JSON.stringify({
    method: 'POST',
    path,
    status_code: status,
    ...(seconds === undefined ? {} : { processing_time: String(seconds) }),
    request_id: id,
    model_cold_start: String(load !== undefined),
    model_cold_start_count: load === undefined ? '0' : '1',
    ...(load === undefined ? {} : { model_load_time: String(load) }),
    ...(model === undefined ? {} : { model_id: model }),
    workspace_id: 'acme-vision',
    severity: 'INFO',
    timestamp: '2026-11-24 13:07.05',
    filename: 'http_api.py',
    func_name: 'structured_access_log',
    lineno: 1517,
    message: `POST ${path} ${status}`,
  });
}

/** The fields of an exception that differ from one to the next. */
export type SampleException = { type: string; message: string; id: string };

/** The server's own line for an exception that made a request fail. */
export function exceptionLine({ type, message, id }: SampleException): string {
  const http = '/usr/local/lib/python3.11/site-packages/inference/core/interfaces/http';
  const models = '/usr/local/lib/python3.11/site-packages/inference/core/models';
  return JSON.stringify({
    request_id: id,
    severity: 'ERROR',
    timestamp: '2026-11-24 13:07.05',
    exception: {
      type,
      message,
      stacktrace: [
        frame(`${http}/error_handlers.py`, 188, ['wrapped_route', 'return route(*args, **kwargs)']),
        frame(`${http}/http_api.py`, 2094, ['infer_object_detection', 'return process_inference_request(']),
        frame(`${models}/base.py`, 38, [
          'infer',
          'preproc_image, returned_metadata = self.preprocess(image)',
        ]),
        frame(`${models}/inference_models_adapters.py`, 342, [
          'predict',
          'return self._model.forward(image)',
        ]),
      ],
    },
    filename: 'error_handlers.py',
    func_name: 'wrapped_route',
    lineno: 214,
    message: `${type}: ${message}`,
  });
}

function frame(filename: string, lineno: number, [name, code]: readonly [string, string]) {
  return { filename, lineno, function: name, code };
}

export const traceback = `Traceback (most recent call last):
  File "/usr/local/lib/python3.11/site-packages/inference/core/interfaces/http/http_api.py", line 612, in infer_object_detection
    return await process_inference_request(inference_request)
  File "/usr/local/lib/python3.11/site-packages/inference/models/yolov8/yolov8_object_detection.py", line 44, in predict
    predictions = self.onnx_session.run(None, {self.input_name: img_in})[0]
onnxruntime.capi.onnxruntime_pybind11_state.RuntimeException: [ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Non-zero status code returned while running Conv node. Name:'/model.22/cv2.0/cv2.0.0/conv/Conv' Status Message: CUDA failure 2: out of memory ; GPU=0 ; hostname=ci-4k2j9x1-a7f-5d8c ; expr=cudaMalloc((void**)&p, size);`;

const minute = 60_000;

/** The server's start, as it logs it. */
export function startLog(): SampleLine[] {
  return [
    { at: 66_000, payload: 'INFO:     Started server process [1]' },
    { at: 66_100, payload: 'INFO:     Waiting for application startup.' },
    { at: 67_000, payload: 'INFO:     Application startup complete.' },
    { at: 67_001, payload: 'INFO:     Uvicorn running on http://0.0.0.0:9001 (Press CTRL+C to quit)' },
    { at: 80_000, payload: accessLine('GET /info') },
    { at: 81_500, payload: accessLine('GET /info') },
    { at: 95_000, payload: accessLine('POST /model/add?api_key=AbCdEf1234567890wXyZ') },
  ];
}

/** The log of a test run that went well, including the platform's probes. */
export function healthyLog(): SampleLine[] {
  const probes = range(14, (i) => ({ at: 110_000 + i * minute, payload: accessLine('GET /healthz') }));
  const use = range(420, (i) => ({
    at: 110_000 + i * 1_400,
    payload: accessLine(
      i % 4 === 0
        ? 'POST /infer/object_detection'
        : `POST /soccer-players-5fuqs/${1 + (i % 2)}?api_key=AbCdEf1234567890wXyZ&confidence=0.4`,
    ),
  }));
  return [...startLog(), ...probes, ...use];
}

/** The same log in the server's JSON form, with durations, models and cold starts. */
export function structuredLog(): SampleLine[] {
  const model = 'soccer-players-5fuqs/1';
  const id = (i: number) => `d2210c89a7f34b5584d6d52af98f${String(i).padStart(4, '0')}`;
  const first = { path: '/infer/object_detection', model, id: id(0), seconds: 3.9, load: 3.4 };
  const use = range(420, (i) => ({
    at: 111_000 + i * 1_400,
    payload: requestLine({
      path: i % 4 === 0 ? '/infer/object_detection' : '/soccer-players-5fuqs/1',
      model,
      id: id(i + 1),
      seconds: 0.031 + (i % 17) * 0.004,
    }),
  }));
  return [...startLog().slice(0, 4), { at: 110_000, payload: requestLine(first) }, ...use];
}

/** An endpoint that ran out of memory under the tests. */
export function failingLog(): SampleLine[] {
  return [
    ...healthyLog(),
    ...range(3, (i) => ({ at: 300_000 + i * 9_000, severity: 'ERROR', payload: traceback })),
    ...range(3, (i) => ({
      at: 300_001 + i * 9_000,
      payload: accessLine('POST /infer/object_detection', 500),
    })),
    ...range(12, (i) => ({
      at: 200_000 + i * 7_000,
      severity: 'WARNING',
      payload: 'Batch of 16 images is larger than the configured maximum of 8, splitting',
    })),
    { at: 260_000, payload: accessLine('POST /license-plates/3', 401) },
    { at: 261_000, payload: accessLine('POST /infer/workflows/acme/count-cars', 422) },
    {
      at: 330_000,
      severity: 'CRITICAL',
      payload: JSON.stringify({
        message: 'CUDA context is corrupted',
        device: 'cuda:0',
        request: { id: 'c0ffee', api_key: 'AbCdEf1234567890wXyZ' },
      }),
    },
  ];
}

/** The same log in the server's JSON form, in which each exception has the id of its request. */
export function structuredFailingLog(): SampleLine[] {
  const path = '/infer/object_detection';
  const model = 'soccer-players-5fuqs/1';
  const outOfMemory = {
    type: 'onnxruntime.capi.onnxruntime_pybind11_state.RuntimeException',
    message:
      "[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Non-zero status code returned while running Conv node. Name:'/model.22/cv2.0/conv/Conv' Status Message: CUDA failure 2: out of memory ; GPU=0",
  };
  return [
    ...structuredLog(),
    ...range(3, (i) => [
      { at: 300_000 + i * 9_000, payload: exceptionLine({ ...outOfMemory, id: `4dd1282a${i}` }) },
      { at: 300_001 + i * 9_000, payload: requestLine({ path, id: `4dd1282a${i}`, status: 500, model }) },
    ]).flat(),
    { at: 260_000, payload: requestLine({ path: '/license-plates/3', id: '17abbb01', status: 401 }) },
  ];
}

/** The log of tests with a wrong key, model and payload. */
export function refusedLog(): SampleLine[] {
  const path = '/infer/object_detection';
  const notFound = {
    type: 'RoboflowAPINotNotFoundError',
    message:
      'Could not find requested Roboflow resource. Check that the provided dataset and version are correct, and check that the provided Roboflow API key has the correct permissions.',
  };
  return [
    ...structuredLog().slice(0, 200),
    ...range(12, (i) => ({ at: 300_000 + i * 900, payload: accessLine('POST /license-plates/3', 401) })),
    ...range(2, (i) => [
      { at: 320_000 + i * 700, payload: exceptionLine({ ...notFound, id: `40bee55a${i}` }) },
      {
        at: 320_001 + i * 700,
        payload: requestLine({ path, id: `40bee55a${i}`, status: 404, model: 'cars/9' }),
      },
    ]).flat(),
    { at: 330_000, payload: requestLine({ path, id: 'fb924b51', status: 422 }) },
  ];
}

/** The answer for a model whose weights are broken. It names the cause at its end. */
export const brokenModelAnswer =
  "Model loading failed: Could not create session for model soccer-players-5fuqs/1 with any of the available backends (onnx, torch, trt). Tried package a1b2c3d4e5f60718293a4b5c6d7e8f90 with providers ['CUDAExecutionProvider', 'CPUExecutionProvider']: the package was downloaded and its hash verified, but the session could not be created. [ONNXRuntimeError] : 7 : INVALID_PROTOBUF : Load model from /tmp/cache/models-cache/soccer-players-5fuqs/1/weights.onnx failed:Protobuf parsing failed.";

/** The log of it: somebody asked three times, the tests or, with `path`, the start of this Action. */
export function brokenModelLog(path = '/infer/object_detection'): SampleLine[] {
  const model = 'soccer-players-5fuqs/1';
  return [
    ...startLog(),
    ...range(3, (i) => [
      {
        at: 120_000 + i * 2_000,
        payload: exceptionLine({ type: 'ModelLoadingError', message: brokenModelAnswer, id: `7e1a21a0${i}` }),
      },
      { at: 120_001 + i * 2_000, payload: requestLine({ path, id: `7e1a21a0${i}`, status: 500, model }) },
    ]).flat(),
  ];
}

/** The log of a server that does not start because its port is in use, with a traceback line by line. */
export function deadLog(): SampleLine[] {
  const lines = `Process Process-1:
Traceback (most recent call last):
  File "/usr/local/lib/python3.11/multiprocessing/process.py", line 314, in _bootstrap
    self.run()
  File "/usr/local/lib/python3.11/socketserver.py", line 472, in server_bind
    self.socket.bind(self.server_address)
OSError: [Errno 98] Address already in use`;
  return [
    { at: 66_000, payload: 'INFO:     Started server process [1]' },
    ...lines.split('\n').map((payload, i) => ({ at: 67_000 + i, severity: 'DEFAULT', payload })),
  ];
}

/** A log of a real server. The lines up to "Uvicorn running" are from its start, and those after it from its use. */
export function capturedLog(lines: readonly string[]): SampleLine[] {
  const running = lines.findIndex((line) => line.includes('Uvicorn running on'));
  return lines.map((payload, i) => ({
    at: i <= running ? 60_000 + i * 100 : 110_000 + (i - running) * 1_000,
    severity: 'DEFAULT',
    payload,
  }));
}

/** A log with HTML, workflow commands and other text that must not have an effect. */
export function hostileLog(): SampleLine[] {
  const payloads = [
    '</pre></details><script>alert(1)</script><img src=x onerror=alert(1)>',
    '::set-output name=url::https://evil.example',
    'harmless ##[error]not harmless',
    '\u2003::add-mask::a',
    '```\n# heading\n- @octocat please see #1 and https://evil.example www.evil.example :tada:',
    '| a | b |\n|---|---|\n| <b>c</b> | d |',
    '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
    '\u202egnp.exe\u202c and zero\u200bwidth',
    'line one\n\n\nline two after blank lines\n</details>',
    '<!-- comment that is never closed',
    '&lt;already escaped&gt; &amp; &#64;octocat',
    'x'.repeat(6_000),
    '{"event": "json", "nested": {"html": "</pre>"}, "text": "first\\nsecond"}',
    'a lone half \ud800 of a character',
  ];
  return payloads.map((payload, i) => ({
    at: 100_000 + i * 500,
    severity: i % 3 === 0 ? 'ERROR' : 'INFO',
    payload,
  }));
}

/** 60,000 entries of a load test. */
export function longLog(): SampleLine[] {
  return range(60_000, (i) => ({
    at: 100_000 + i * 20,
    severity: i % 997 === 0 ? 'WARNING' : 'INFO',
    payload:
      i % 997 === 0
        ? `Queue is ${i % 7} requests long`
        : accessLine(`POST /${['cars', 'plates', 'people'][i % 3]}/${(i % 8) + 1}`),
  }));
}

/** Makes `count` values from their numbers. */
export function range<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
