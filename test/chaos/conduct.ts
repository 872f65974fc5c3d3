// How main and post behaved: exit codes, time, annotations, and what a cancel led to.
import type { StageResult } from '../runner/stage.ts';
import { expectedOfMain, mayDoubt, mayStrand } from './expectation.ts';
import type { Run } from './run.ts';
import type { Violation } from './violation.ts';

/** Milliseconds from SIGINT until the delete has reached a service that answers. */
const promptMs = 2_000;

/** What main did wrong where nobody ended it. */
export function startViolations(run: Run): Violation[] {
  const { main, scenario, isKilled } = run;
  if (isKilled || run.hung.includes('main')) return [];
  const expected = expectedOfMain(scenario);
  const code = main.exitCode;
  if (code !== 0 && code !== 1)
    return [{ kind: 'exit code', message: `main ended with ${code} ${main.signal ?? ''}` }];
  if (expected === 'success' && code !== 0) {
    return [
      {
        kind: 'start',
        message: `main failed, although nothing stood in its way for good: ${firstError(main)}`,
      },
    ];
  }
  if (expected === 'failure' && code !== 1) {
    return [{ kind: 'exit code', message: 'main succeeded where no deployment could become ready' }];
  }
  return code === 0 ? notReady(run) : [];
}

/** Promise 4: what main calls ready is ready. */
function notReady({ main, deploymentsAfterMain, scenario }: Run): Violation[] {
  // Green without a key means that nothing was started.
  if (main.outputs['skipped'] === 'true') return [];
  const id = main.outputs['deployment-id'];
  const deployment = deploymentsAfterMain.find((one) => one.id === id);
  if (scenario.intruder.kind === 'deletes ours' || deployment?.status === 'ready') return [];
  return [{ kind: 'start', message: `main succeeded with deployment ${id}, which is ${deployment?.status}` }];
}

/** Post fails where the teardown is refused for ever, and nowhere else. */
export function postViolations({ post, scenario, hung, postStruckAt }: Run): Violation[] {
  if (hung.includes('post') || post.exitCode === 0 || (postStruckAt !== null && post.exitCode !== 1))
    return [];
  if (post.exitCode !== 1) {
    return [{ kind: 'exit code', message: `post ended with ${post.exitCode} ${post.signal ?? ''}` }];
  }
  if (!mayStrand(scenario) && !mayDoubt(scenario) && postStruckAt === null) {
    return [{ kind: 'exit code', message: `post failed, although every fault passed: ${firstError(post)}` }];
  }
  if (scenario.inputs['on-teardown-error'] === 'warn' && !firstError(post).includes('api-key')) {
    return [{ kind: 'exit code', message: 'post failed under "on-teardown-error: warn"' }];
  }
  return [];
}

/** A failed main has one error, a failed post at least one; none is empty, and nothing goes to stderr. */
export function annotationViolations({ main, post }: Run): Violation[] {
  return [main, post].flatMap((stage): Violation[] => {
    const told = errorsOf(stage);
    const wanted = stage.exitCode === 1 ? 1 : 0;
    const isRight = stage.stage === 'main' ? told.length === wanted : told.length >= wanted;
    const wrong = !isRight || told.some((message) => message.trim() === '');
    return [
      ...(wrong && stage.signal === undefined
        ? [
            {
              kind: 'annotation',
              message: `${stage.stage} ended with ${stage.exitCode} and ${told.length} errors: ${told.join(' | ')}`,
            } as const,
          ]
        : []),
      ...(stage.stderr !== ''
        ? [{ kind: 'other', message: `${stage.stage} wrote to stderr: ${stage.stderr}` } as const]
        : []),
    ];
  });
}

/** No stage may have to be stopped by force; a cancelled main has ten seconds. */
export function hangs(run: Run): Violation[] {
  const { main, scenario, hung } = run;
  const violations: Violation[] = hung.map((stage) => ({
    kind: 'hang',
    message: `${stage} did not end within its bounds`,
  }));
  if (scenario.kill.kind !== 'sequence' || run.struckAt === null || hung.includes('main')) return violations;
  if (main.signal === 'SIGKILL' && isAnsweringAfter(run, run.struckAt)) {
    violations.push({
      kind: 'hang',
      message: 'main did not end within the grace of a cancel; the runner killed it',
    });
  }
  // A process that has not begun yet, or is over and only on its way out, has no handler and ends as any process does.
  const hasBegun = run.requests.some(({ actor }) => actor === 'main');
  const isOver = Object.keys(main.outputs).length > 0 || errorsOf(main).length > 0;
  if (main.signal === 'SIGINT' && hasBegun && !isOver) {
    violations.push({ kind: 'hang', message: 'SIGINT ended main in the middle of its work' });
  }
  return violations;
}

/** A cancel while the deployment is pending: the delete reaches a service that answers within two seconds. */
export function cancelViolations(run: Run): Violation[] {
  const { struckAt, scenario } = run;
  if (scenario.kill.kind !== 'sequence' || struckAt === null || !wasPending(run, struckAt)) return [];
  if (!isAnsweringAfter(run, struckAt)) return [];
  const sent = run.requests.find(
    ({ request, at, actor }) => request.path === '/delete' && at >= struckAt && actor === 'main',
  );
  const tookMs = sent === undefined ? Number.POSITIVE_INFINITY : sent.at - struckAt;
  if (tookMs <= promptMs) return [];
  return [{ kind: 'cancel', message: `the delete reached the service ${tookMs / 1000} s after SIGINT` }];
}

/** Ours was there and known to be ours, to be deleted, and main was neither done nor taking it back already. */
function wasPending(run: Run, struckAt: number): boolean {
  const { state, requests, touches, scenario } = run;
  const isCreated = requests.some(
    ({ request, answeredAt, fault }) =>
      request.path === '/add' &&
      request.status === 200 &&
      fault === null &&
      answeredAt !== null &&
      answeredAt < struckAt,
  );
  const isOver = requests.some(
    ({ request, at }) => at <= struckAt && ['/get_log', '/delete'].includes(request.path),
  );
  // What somebody else deletes in that moment needs no second delete.
  const isGone = touches.some(
    ({ what, at, actor }) => what === 'deleted' && (at <= struckAt || actor === 'intruder'),
  );
  return (
    isCreated && !isOver && !isGone && state?.outcome === 'cancelled' && scenario.inputs.scope === 'step'
  );
}

/** Whether no fault met main from a second before that moment on. */
function isAnsweringAfter({ requests, place, scenario }: Run, moment: number): boolean {
  if (scenario.trouble.kind === 'names lost' || scenario.wire?.stage === 'main')
    return place.deeds.length === 0;
  return requests.every(({ fault, answeredAt, actor }) => {
    const isOver = answeredAt !== null && answeredAt < moment;
    return actor !== 'main' || isOver || fault === null;
  });
}

const firstError = (stage: StageResult): string => errorsOf(stage)[0] ?? 'without an error';

/** The errors as the process printed them. */
function errorsOf({ stdout }: StageResult): string[] {
  return [...stdout.matchAll(/^::error[^:]*::(.*)$/gm)].map(([, message = '']) => message);
}
