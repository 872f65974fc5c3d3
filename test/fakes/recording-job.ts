// A job that records everything a step does to it.
import type { Job } from '../../src/job.ts';

/** One thing that a step did to the job. `save` and `summary` have the whole text. */
export type JobEvent = {
  kind: 'mask' | 'info' | 'debug' | 'notice' | 'warning' | 'error' | 'fail' | 'output' | 'save' | 'summary';
  text: string;
};

/** A Job, its records, and what a later step would see of it. */
export type RecordingJob = {
  job: Job;
  events: JobEvent[];
  outputs: Record<string, string>;
  /** Every state that was saved so far, oldest first. */
  saved: string[];
};

/** Builds a job. `tell` receives each event, so that others can put it in order with their own. */
export function createRecordingJob(tell: (event: JobEvent) => void = () => {}): RecordingJob {
  const events: JobEvent[] = [];
  const outputs: Record<string, string> = {};
  const saved: string[] = [];
  const record = (kind: JobEvent['kind']) => (text: string) => {
    const event = { kind, text };
    events.push(event);
    tell(event);
  };
  const job: Job = {
    mask: record('mask'),
    info: record('info'),
    debug: record('debug'),
    notice: record('notice'),
    warning: record('warning'),
    error: record('error'),
    fail: record('fail'),
    output: (name, value) => {
      outputs[name] = value;
      record('output')(`${name}=${value}`);
    },
    saveState: (value) => {
      saved.push(value);
      record('save')(value);
    },
    summarize: async (markdown) => record('summary')(markdown),
  };
  return { job, events, outputs, saved };
}
