// What a step spent its time on: phases between its marks.
import type { FoundAtEnd, Marks, SummaryData } from './summary-data.ts';

/** A stretch of time (ms since the epoch). `failed` marks the phase in which the start failed. */
export type Phase = {
  name: string;
  section: 'Start' | 'Use' | 'End';
  from: number;
  to: number;
  failed: boolean;
};

/** A phase and its end; null where the phase did not end or did not take place. */
type End = readonly [name: string, section: Phase['section'], to: number | null];

/** When it went nobody knows. */
const used: Readonly<Record<FoundAtEnd, string>> = {
  alive: 'In use',
  unknown: 'In use',
  paused: 'In use, then paused',
  expired: 'In use, then gone',
  gone: 'In use, then gone',
};

/** The phases in order. Where a mark is missing, the next phase that has one covers the time. */
export function phasesOf(data: SummaryData): Phase[] {
  const { marks, start } = data;
  const { readyAt, usedUntilAt, teardownAt, endedAt } = marks;
  const phases: Phase[] = [];
  // Where another step started the deployment, its log reaches further back than this step.
  const begunAt = start === 'none' ? (usedUntilAt ?? marks.begunAt) : marks.begunAt;
  let from = marks.createSentAt ?? begunAt;
  const add = ([name, section, to]: End, failed = false) => {
    if (to === null || to <= from) return;
    phases.push({ name, section, from, to, failed });
    from = to;
  };
  for (const end of startPhases(data)) add(end);
  if (readyAt === null && start !== 'none') {
    add([unfinished(marks), 'Start', usedUntilAt ?? teardownAt], start === 'failed');
  }
  add([used[data.foundAtEnd], 'Use', readyAt === null ? null : usedUntilAt]);
  add(['Reading the log', 'End', teardownAt]);
  add(['Teardown', 'End', endedAt]);
  return phases;
}

function startPhases({ marks, models, deployment }: SummaryData): End[] {
  const { acceptedAt, replicasAt, endpointAt, readyAt } = marks;
  const loads = models.length > 0;
  const wasThere = deployment.origin === 'found';
  return [
    [wasThere ? 'Attach' : 'Create', 'Start', acceptedAt ?? (wasThere ? replicasAt : null)],
    ['Provisioning', 'Start', replicasAt],
    ['Endpoint warm-up', 'Start', endpointAt ?? (loads ? null : readyAt)],
    ['Loading models', 'Start', loads ? readyAt : null],
  ];
}

/** The name of the phase in which the start ended. */
function unfinished({ acceptedAt, replicasAt, endpointAt }: Marks): string {
  if (endpointAt !== null) return 'Loading models';
  if (replicasAt !== null) return 'Endpoint warm-up';
  return acceptedAt === null ? 'Create' : 'Provisioning';
}
