// The lines that inference 1.8.3 printed while it started, with neutral keys and paths.

const packages = '/usr/local/lib/python3.11/site-packages';

/** The lines of uvicorn. The server is up 300 ms after the first. */
export const uvicornStartUp: readonly string[] = [
  'INFO:     Started server process [1]',
  'INFO:     Waiting for application startup.',
  'INFO:     Application startup complete.',
  'INFO:     Uvicorn running on http://0.0.0.0:9001 (Press CTRL+C to quit)',
];

/** The lines before those: warnings of Python and of packages, and two lines of the server's own logger. */
export function beforeUvicorn(timestamp: string): string[] {
  const logged = (filename: string, lineno: number, message: string) =>
    JSON.stringify({ severity: 'INFO', timestamp, filename, func_name: '<module>', lineno, message });
  return [
    `${packages}/inference/core/env.py:345: InferenceDeprecationWarning: CORE_MODEL_GAZE_ENABLED is True: POST /gaze/gaze_detection is registered as a deprecation stub returning HTTP 410 Gone. The stub and this flag will be removed end of Q2 2026. Set CORE_MODEL_GAZE_ENABLED=False to disable it now.`,
    '  warnings.warn(',
    logged('__init__.py', 22, 'Memory Cache initialised'),
    `${packages}/pydantic/_internal/_fields.py:198: UserWarning: Field name "schema" in "WorkflowsBlocksSchemaDescription" shadows an attribute in parent "BaseModel"`,
    '  warnings.warn(',
    logged(
      'model_monitoring.py',
      12,
      'Model monitoring cache initialised with default cache backend (MemoryCache)',
    ),
    `${packages}/deprecate/deprecation.py:319: FutureWarning: target=None is deprecated since \`v0.8\`; use \`TargetMode.NOTIFY\` instead. Will be removed in \`v1.0\`.`,
    '  return _callable_pack(source, _stacklevel + 1, _is_static)  # type: ignore[call-arg, arg-type]',
    `${packages}/roboflow_workflows/core_steps/visualizations/common/annotators/halo.py:52: FutureWarning: The \`ensure_cv2_image_for_annotation\` was deprecated since v0.27.0 in favor of \`supervision.utils.conversion.ensure_cv2_image_for_class_method\`. It will be removed in v0.31.0.`,
    '  @ensure_cv2_image_for_annotation',
    "Failed to load CPU gemm_4bit_forward from kernels-community: No module named 'kernels'. Please make sure you already `pip install kernels` and the kernels >= 0.11.1",
    `${packages}/inference/models/utils.py:564: ModelDependencyMissing: Your \`inference\` configuration does not support SAM model. Use pip install 'inference[sam]' to install missing requirements.To suppress this warning, set CORE_MODEL_SAM_ENABLED to False.`,
    '  warnings.warn(',
    '[transformers] `DepthProImageProcessorFast` is deprecated. The `Fast` suffix for image processors has been removed; use `DepthProImageProcessor` instead.',
    'Adding job tentatively -- it will be properly scheduled when the scheduler starts',
    'Added job "PingbackInfo.post_data" to job store "default"',
    'Scheduler started',
  ];
}

/** The traceback of a start that fails, which is logged line by line. */
export const failedStartUp: readonly string[] = [
  'Process Process-1:',
  'Traceback (most recent call last):',
  '  File "/usr/local/lib/python3.11/multiprocessing/process.py", line 314, in _bootstrap',
  '    self.run()',
  '  File "/usr/local/lib/python3.11/socketserver.py", line 472, in server_bind',
  '    self.socket.bind(self.server_address)',
  'OSError: [Errno 98] Address already in use',
];
