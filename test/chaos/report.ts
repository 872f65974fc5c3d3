// What is printed: a broken run in full, and the table at the end.
import type { Fault } from '../simulator/http/faults.ts';
import { type Covered, coverageOf, coverageTable } from './coverage.ts';
import type { Run } from './run.ts';
import { kinds, type Violation } from './violation.ts';

/** What the table needs of a run; the run itself is too large to be kept. */
export type Tally = {
  seed: number;
  killKind: string;
  troubleKind: string;
  wasKilled: boolean;
  mainExit: string;
  postExit: string;
  faults: string[];
  durationMs: number;
  postMs: number;
  violations: Violation['kind'][];
  coverage: Covered[];
};

/** Keeps what is counted. */
export function tallyOf(run: Run, violations: readonly Violation[]): Tally {
  const { scenario, main, post } = run;
  return {
    seed: scenario.seed,
    killKind: scenario.kill.kind,
    troubleKind: scenario.trouble.kind,
    wasKilled: run.isKilled,
    mainExit: main.signal ?? String(main.exitCode),
    postExit: post.signal ?? String(post.exitCode),
    faults: run.requests.flatMap(({ fault }) => (fault === null ? [] : [fault.kind])),
    durationMs: run.durationMs,
    postMs: post.durationMs,
    violations: violations.map(({ kind }) => kind),
    coverage: coverageOf(run),
  };
}

/** The whole story of a run: what was planned, what was asked of the service, what was printed, what is left. */
export function story(run: Run, violations: readonly Violation[], command: string): string {
  const { scenario, main, post, startedAt, struckAt, state } = run;
  const seconds = (at: number) => ((at - startedAt) / 1000).toFixed(3).padStart(8);
  const requests = run.requests.map(({ at, answeredAt, actor, request, fault }) => {
    const { method, path, deploymentName = '-', status, effect } = request;
    const end = answeredAt === null ? '' : ` (+${answeredAt - at} ms)`;
    return `${seconds(at)} ${actor} ${method} ${path} ${deploymentName} -> ${status}${effect ? ', took effect' : ''}${end}${fault === null ? '' : ` [${describe(fault)}]`}`;
  });
  return [
    `=== seed ${scenario.seed} ===`,
    ...violations.map(({ kind, message }) => `VIOLATION (${kind}): ${message}`),
    `reproduce: ${command}`,
    `scenario: ${JSON.stringify(scenario)}`,
    struckAt === null ? 'no signal from outside' : `first signal at ${seconds(struckAt).trim()} s`,
    ...['--- requests, s since the start', ...requests],
    ...run.touches.map(({ at, actor, what, id }) => `${seconds(at)} ${actor} ${what} ${id}`),
    ...[
      `--- main: ${main.exitCode} ${main.signal ?? ''} in ${Math.round(main.durationMs)} ms`,
      main.stdout + main.stderr,
    ],
    `--- state for post: ${JSON.stringify(state)}; full: ${main.state['deployment'] ?? 'none'}`,
    ...[
      `--- post (job ${run.jobStatus}): ${post.exitCode} ${post.signal ?? ''} in ${Math.round(post.durationMs)} ms`,
      post.stdout + post.stderr,
    ],
    ...run.companions.flatMap((one) => [
      `--- ${one.name}: ${one.result.exitCode} ${one.result.signal ?? ''} in ${Math.round(one.result.durationMs)} ms, GitHub: ${JSON.stringify(one.answers)}`,
      ...one.requests.map(({ at, actor, request, struckBy }) => {
        const { path, deploymentName = '-', status } = request;
        return `${seconds(at)} ${actor} ${path} ${deploymentName} -> ${status}${struckBy === null ? '' : ` [${describe(struckBy)}]`}`;
      }),
      one.result.stdout + one.result.stderr,
    ]),
    '--- deployments',
    ...run.deployments.map(({ id, name, status, madeBy, createdAt, deletedAt }) => {
      const span = `${new Date(createdAt).toISOString()} - ${deletedAt === null ? '' : new Date(deletedAt).toISOString()}`;
      return `${madeBy} ${name} ${id} ${status} ${span}`;
    }),
    `=== end of seed ${scenario.seed} ===`,
  ].join('\n');
}

function describe(fault: Fault): string {
  const { kind, ...more } = fault;
  return `${kind} ${JSON.stringify(more)}`;
}

/** The table at the end. */
export function table(tallies: readonly Tally[]): string {
  const durations = tallies.map(({ durationMs }) => durationMs / 1000);
  const posts = tallies.map(({ postMs }) => postMs / 1000);
  const counted = (values: readonly string[]) =>
    [...Map.groupBy(values, (value) => value)]
      .map(([value, { length }]) => `${value} ${length}`)
      .join(', ') || 'none';
  const violated = (kind: Violation['kind']) =>
    tallies.filter(({ violations }) => violations.includes(kind)).length;
  const rows: [string, string][] = [
    ['runs', String(tallies.length)],
    ['kills planned', counted(tallies.map(({ killKind }) => killKind))],
    ['troubles', counted(tallies.map(({ troubleKind }) => troubleKind))],
    [
      'kills that met main',
      counted(tallies.filter(({ wasKilled }) => wasKilled).map(({ killKind }) => killKind)),
    ],
    ['main ended with', counted(tallies.map(({ mainExit }) => mainExit))],
    ['post ended with', counted(tallies.map(({ postExit }) => postExit))],
    ['faults that struck', counted(tallies.flatMap(({ faults }) => faults))],
    ['seconds a run', `mean ${mean(durations).toFixed(1)}, most ${Math.max(0, ...durations).toFixed(1)}`],
    ['seconds a post', `mean ${mean(posts).toFixed(1)}, most ${Math.max(0, ...posts).toFixed(1)}`],
    ...kinds.map((kind): [string, string] => [names[kind], String(violated(kind))]),
    [
      'broken seeds',
      tallies
        .filter(({ violations }) => violations.length > 0)
        .map(({ seed }) => seed)
        .join(' ') || 'none',
    ],
  ];
  const figures = rows.map(([name, value]) => `${name.padEnd(24)} ${value}`);
  return [coverageTable(tallies.flatMap(({ coverage }) => coverage)), ...figures].join('\n');
}

const names: Record<Violation['kind'], string> = {
  leak: 'leaks',
  foreign: 'foreign touched',
  key: 'key sightings',
  'exit code': 'wrong exit codes',
  start: 'starts failed wrongly',
  hang: 'hangs',
  cancel: 'slow cancels',
  annotation: 'wrong annotations',
  other: 'other',
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
