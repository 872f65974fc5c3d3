// `/metrics`: Prometheus text under the names that the real server uses (prometheus.py, and its FastAPI instrumentator).

/** What has been answered so far. */
export type Traffic = {
  answered(request: { method: string; handler: string; status: number; bytes: number }): void;
  inferred(modelId: string, failed: boolean): void;
  text(modelIds: readonly string[]): string;
};

type Metric = { name: string; type: 'counter' | 'gauge'; help: string; samples: string[] };

/** Nothing answered yet. `startedAt` in ms since the epoch. */
export function createTraffic(now: () => number): Traffic {
  const requests = new Map<string, { count: number; bytes: number }>();
  const inferences: { modelId: string; at: number; failed: boolean }[] = [];
  const startedAt = now();
  const windowMs = 10_000;

  const recent = (modelId: string, failed: boolean) =>
    inferences.filter((one) => one.modelId === modelId && one.failed === failed && now() - one.at < windowMs)
      .length;

  return {
    answered({ method, handler, status, bytes }) {
      // The instrumentator keeps only the class of a status.
      const labels = `handler="${handler}",method="${method}",status="${Math.floor(status / 100)}xx"`;
      const { count, bytes: before } = requests.get(labels) ?? { count: 0, bytes: 0 };
      requests.set(labels, { count: count + 1, bytes: before + bytes });
    },
    inferred(modelId, failed) {
      inferences.push({ modelId, at: now(), failed });
    },
    text(modelIds) {
      const perModel = modelIds.flatMap((modelId) => modelMetrics(modelId, recent));
      return [
        ...processMetrics(startedAt),
        ...requestMetrics(requests),
        ...perModel,
        ...totals(modelIds, recent),
      ]
        .map(written)
        .join('');
    },
  };
}

function processMetrics(startedAt: number): Metric[] {
  return [
    {
      name: 'python_info',
      type: 'gauge',
      help: 'Python platform information',
      samples: ['{implementation="CPython",major="3",minor="11",patchlevel="14",version="3.11.14"} 1.0'],
    },
    gauge(
      'process_start_time_seconds',
      'Start time of the process since unix epoch in seconds.',
      startedAt / 1000,
    ),
  ];
}

function requestMetrics(requests: ReadonlyMap<string, { count: number; bytes: number }>): Metric[] {
  return [
    {
      name: 'http_requests_total',
      type: 'counter',
      help: 'Total number of requests by method, status and handler.',
      samples: [...requests].map(([labels, { count }]) => `{${labels}} ${float(count)}`),
    },
  ];
}

type Recent = (modelId: string, failed: boolean) => number;

function modelMetrics(modelId: string, recent: Recent): Metric[] {
  const sane = modelId.replace(/\W/g, '_');
  const done = recent(modelId, false);
  const time = 'Average inference time (over inferences completed in 10s) to infer this model';
  return [
    gauge(`num_inferences_${sane}`, 'Number of inferences made in 10s', done),
    gauge(`avg_inference_time_${sane}`, time, done > 0 ? 0.031 : 0),
    gauge(`num_errors_${sane}`, 'Number of errors in 10s', recent(modelId, true)),
  ];
}

function totals(modelIds: readonly string[], recent: Recent): Metric[] {
  const sum = (failed: boolean) => modelIds.reduce((total, id) => total + recent(id, failed), 0);
  const time = 'Average inference time (over inferences completed in 10s) to infer all models.';
  return [
    gauge('num_inferences_total', 'Total number of inferences made in 10s', sum(false)),
    gauge('avg_inference_time_total', time, modelIds.filter((id) => recent(id, false) > 0).length * 0.031),
    gauge('num_errors_total', 'Total number of errors in 10s', sum(true)),
    gauge('inference_pipeline_active_streams', 'Number of active inference pipelines', 0),
  ];
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, type: 'gauge', help, samples: [` ${float(value)}`] };
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
