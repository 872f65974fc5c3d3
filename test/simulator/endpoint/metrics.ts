// Answers `/metrics` with the names of the real server (prometheus.py, and its instrumentator for FastAPI).

/** Counts what was answered so far. */
export type Traffic = ReturnType<typeof createTraffic>;

type Type = 'counter' | 'gauge' | 'histogram' | 'summary';
/** One metric. Each of the `samples` is a line with labels and value, without the name. */
type Metric = { name: string; type: Type; help: string; samples: readonly string[] };

/** Requests with the same labels, which are in the syntax of Prometheus. */
type Tally = { labels: string; handler: string; count: number; requestBytes: number; responseBytes: number };

const windowMs = 10_000;
/** The seconds that every answer and every inference claims to have taken. */
const requestSeconds = 0.035;
const inferenceSeconds = 0.031;

/** Builds metrics of a server that has answered nothing. `now` is ms since the epoch. */
export function createTraffic(now: () => number) {
  const tallies = new Map<string, Tally>();
  const inferences: { modelId: string; at: number; failed: boolean }[] = [];
  const startedAt = now();

  const recent = (modelId: string, failed: boolean) =>
    inferences.filter((one) => one.modelId === modelId && one.failed === failed && now() - one.at < windowMs)
      .length;

  return {
    /** Counts an answer. Sizes are bytes. */
    answered(request: { method: string; handler: string; status: number; sizes: [number, number] }) {
      const { method, handler, status, sizes } = request;
      // The instrumentator keeps only the class of a status.
      const labels = `handler="${handler}",method="${method}",status="${Math.floor(status / 100)}xx"`;
      const before = tallies.get(labels) ?? { labels, handler, count: 0, requestBytes: 0, responseBytes: 0 };
      tallies.set(labels, {
        ...before,
        count: before.count + 1,
        requestBytes: before.requestBytes + sizes[0],
        responseBytes: before.responseBytes + sizes[1],
      });
    },
    /** Counts a use of a model. It is forgotten after ten seconds. */
    inferred(modelId: string, failed: boolean) {
      inferences.push({ modelId, at: now(), failed });
    },
    /** Renders the whole page. */
    text(modelIds: readonly string[]): string {
      return [
        ...pythonMetrics(),
        ...processMetrics(startedAt / 1000),
        ...modelIds.flatMap((modelId) => modelMetrics(modelId, recent)),
        ...totals(modelIds, recent),
        ...pipelineMetrics(),
        ...requestMetrics([...tallies.values()], startedAt / 1000),
      ]
        .map(written)
        .join('');
    },
  };
}

const generations = (values: readonly number[]) =>
  values.map((value, generation) => `{generation="${generation}"} ${float(value)}`);

function pythonMetrics(): Metric[] {
  const collector = 'python_gc';
  const info = '{implementation="CPython",major="3",minor="11",patchlevel="14",version="3.11.14"} 1.0';
  return [
    counter(
      `${collector}_objects_collected_total`,
      'Objects collected during gc',
      generations([14_385, 3112, 616]),
    ),
    counter(
      `${collector}_objects_uncollectable_total`,
      'Uncollectable objects found during GC',
      generations([0, 0, 0]),
    ),
    counter(
      `${collector}_collections_total`,
      'Number of times this generation was collected',
      generations([1900, 172, 15]),
    ),
    { name: 'python_info', type: 'gauge', help: 'Python platform information', samples: [info] },
  ];
}

function processMetrics(startSeconds: number): Metric[] {
  return [
    gauge('process_virtual_memory_bytes', 'Virtual memory size in bytes.', 4_500_000_000),
    gauge('process_resident_memory_bytes', 'Resident memory size in bytes.', 1_100_000_000),
    gauge(
      'process_start_time_seconds',
      'Start time of the process since unix epoch in seconds.',
      startSeconds,
    ),
    counter('process_cpu_seconds_total', 'Total user and system CPU time spent in seconds.', [' 21.4']),
    gauge('process_open_fds', 'Number of open file descriptors.', 42),
    gauge('process_max_fds', 'Maximum number of open file descriptors.', 1_048_576),
  ];
}

type Recent = (modelId: string, failed: boolean) => number;

function modelMetrics(modelId: string, recent: Recent): Metric[] {
  const sane = modelId.replace(/\W/g, '_');
  const done = recent(modelId, false);
  const time = 'Average inference time (over inferences completed in 10s) to infer this model';
  return [
    gauge(`num_inferences_${sane}`, 'Number of inferences made in 10s', done),
    gauge(`avg_inference_time_${sane}`, time, done > 0 ? inferenceSeconds : 0),
    gauge(`num_errors_${sane}`, 'Number of errors in 10s', recent(modelId, true)),
  ];
}

function totals(modelIds: readonly string[], recent: Recent): Metric[] {
  const sum = (failed: boolean) => modelIds.reduce((total, id) => total + recent(id, failed), 0);
  const time = 'Average inference time (over inferences completed in 10s) to infer all models.';
  const busy = modelIds.filter((id) => recent(id, false) > 0).length;
  return [
    gauge('num_inferences_total', 'Total number of inferences made in 10s', sum(false)),
    gauge('avg_inference_time_total', time, busy * inferenceSeconds),
    gauge('num_errors_total', 'Total number of errors in 10s', sum(true)),
  ];
}

/** The metrics of pipelines. There are none, because a dedicated deployment has no streams. */
function pipelineMetrics(): Metric[] {
  const none = (name: string, help: string): Metric => ({ name, type: 'gauge', help, samples: [] });
  return [
    none('inference_pipeline_inference_fps', 'Inference throughput FPS'),
    none('inference_pipeline_camera_fps', 'Camera source FPS'),
    none('inference_pipeline_frame_decoding_latency', 'Average frame decoding latency (seconds)'),
    none('inference_pipeline_inference_latency', 'Average inference latency (seconds)'),
    none('inference_pipeline_e2e_latency', 'Average end-to-end latency (seconds)'),
    gauge('inference_pipeline_active_streams', 'Number of active inference pipelines', 0),
  ];
}

function requestMetrics(tallies: readonly Tally[], startSeconds: number): Metric[] {
  const size = (name: string, help: string, bytesOf: (tally: Tally) => number): Metric[] => {
    const samples = tallies.flatMap((tally) => [
      `_count{handler="${tally.handler}"} ${float(tally.count)}`,
      `_sum{handler="${tally.handler}"} ${float(bytesOf(tally))}`,
    ]);
    return [{ name, type: 'summary', help, samples }, created(name, help, startSeconds)];
  };
  const total = 'Total number of requests by method, status and handler.';
  const counts = tallies.map(({ labels, count }) => `{${labels}} ${float(count)}`);
  const all = tallies.reduce((sum, { count }) => sum + count, 0);
  const perHandler = tallies.flatMap(({ handler, count }) => buckets(count, `handler="${handler}"`));
  return [
    counter('http_requests_total', total, counts),
    created('http_requests', total, startSeconds),
    ...size(
      'http_request_size_bytes',
      'Content length of incoming requests by handler.',
      (one) => one.requestBytes,
    ),
    ...size(
      'http_response_size_bytes',
      'Content length of outgoing responses by handler.',
      (one) => one.responseBytes,
    ),
    ...duration('http_request_duration_highr_seconds', buckets(all, ''), startSeconds),
    ...duration('http_request_duration_seconds', perHandler, startSeconds),
  ];
}

function duration(name: string, samples: readonly string[], startSeconds: number): Metric[] {
  const help = 'Latency of requests.';
  return [{ name, type: 'histogram', help, samples }, created(name, help, startSeconds)];
}

/** A histogram of durations. All are equal, so each is in every bucket from 0.1 s up. */
function buckets(count: number, label: string): string[] {
  const inner = label === '' ? '' : `${label},`;
  const outer = label === '' ? '' : `{${label}}`;
  return [
    ...['0.1', '0.5', '1.0', '+Inf'].map((limit) => `_bucket{${inner}le="${limit}"} ${float(count)}`),
    `_count${outer} ${float(count)}`,
    `_sum${outer} ${count * requestSeconds}`,
  ];
}

function created(name: string, help: string, startSeconds: number): Metric {
  return gauge(`${name}_created`, help, startSeconds);
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, type: 'gauge', help, samples: [` ${float(value)}`] };
}

function counter(name: string, help: string, samples: readonly string[]): Metric {
  return { name, type: 'counter', help, samples };
}

const float = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value));

function written({ name, type, help, samples }: Metric): string {
  const lines = [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map((sample) => `${name}${sample}`),
  ];
  return `${lines.join('\n')}\n`;
}
