// Runs the jobs of a run: when each may begin, whether it does, and with which legs.
import { type Contexts, evaluateCondition, type Status } from '../runner/expressions.ts';
import { jobToken, usualRunId } from '../runner/job-environment.ts';
import type { Conclusion } from '../runner/stage.ts';
import { createLimit } from './limit.ts';
import { type Combination, expandMatrix } from './matrix.ts';
import { ancestorsOf, needsOf } from './read-workflow.ts';
import { idleJob, type JobPlan, type JobRun, runJob } from './run-job.ts';
import type { RunContext } from './run-workflow.ts';
import { evaluateFlag, evaluateNumber, evaluateTree, renderTexts } from './values.ts';
import { WorkflowMistake } from './workflow-mistake.ts';
import type { JobDefinition } from './workflow-schema.ts';

/** A job that ran or did not, and whether its failure counts. */
export type FinishedJob = { run: JobRun; continueOnError: boolean };

/** All legs of one job, and what `needs` says about them. */
type Group = { result: Conclusion; outputs: Record<string, string>; finished: FinishedJob[] };

/** Runs every job once those that it needs are done. */
export async function runJobs(context: RunContext): Promise<FinishedJob[]> {
  const groups = new Map<string, Promise<Group>>();
  const groupOf = (id: string): Promise<Group> => {
    const known = groups.get(id);
    if (known !== undefined) return known;
    const definition = context.workflow.jobs[id];
    if (definition === undefined) throw new WorkflowMistake(`no job '${id}'`);
    const group = runGroup(context, { id, definition, groupOf });
    groups.set(id, group);
    return group;
  };
  const ids = Object.keys(context.workflow.jobs);
  const settled = await Promise.allSettled(ids.map(groupOf));
  const broken = settled.find((result) => result.status === 'rejected');
  if (broken) throw broken.reason;
  return (await Promise.all(ids.map(groupOf))).flatMap(({ finished }) => finished);
}

type GroupPlan = { id: string; definition: JobDefinition; groupOf: (id: string) => Promise<Group> };

async function runGroup(context: RunContext, plan: GroupPlan): Promise<Group> {
  const { id, definition, groupOf } = plan;
  const needs: Record<string, { result: Conclusion; outputs: Record<string, string> }> = {};
  for (const need of needsOf(context.workflow, id)) {
    const { result, outputs } = await groupOf(need);
    needs[need] = { result, outputs };
  }
  const results = await Promise.all(ancestorsOf(context.workflow, id).map(groupOf));
  const contexts = { ...runContexts(context), needs };
  const status = statusBefore(context, results);
  if (!evaluateCondition(String(definition.if ?? ''), { contexts, status, implicitSuccess: true })) {
    const finished = [{ run: idleJob(id, definition.name ?? id, 'skipped'), continueOnError: false }];
    return { result: 'skipped', outputs: {}, finished };
  }
  return conclude(await runLegs(context, plan, contexts));
}

/** Returns what the status functions of a job's `if:` look at: all jobs before it, needed directly or not. */
function statusBefore({ options }: RunContext, groups: readonly Group[]): Status | 'skipped' {
  if (options.signal?.aborted) return 'cancelled';
  const results = groups.map(({ result }) => result);
  if (results.includes('failure')) return 'failure';
  return results.every((result) => result === 'success') ? 'success' : 'skipped';
}

/** Returns `github` as far as it does not depend on a job, with `vars` and `inputs`. */
function runContexts({ options, event, inputs, name }: RunContext): Contexts {
  const { repository = 'octo-org/octo-repo', runId = usualRunId, runAttempt = '1' } = options;
  const github = {
    repository,
    repository_owner: repository.split('/')[0],
    run_id: runId,
    run_attempt: runAttempt,
  };
  const place = {
    ref: 'refs/heads/main',
    ref_name: 'main',
    actor: 'octocat',
    server_url: 'https://github.com',
  };
  return {
    github: {
      ...github,
      ...place,
      workflow: name,
      event_name: event.name,
      event: event.payload ?? {},
      ...options.github,
    },
    ...{ vars: options.vars ?? {}, inputs },
  };
}

function holdsAfterCancellation(definition: JobDefinition, contexts: Contexts): boolean {
  const scope = { contexts, status: 'cancelled' as const, implicitSuccess: true };
  return evaluateCondition(String(definition.if ?? ''), scope);
}

type Leg = { name: string; matrix: Combination; strategy: Record<string, unknown> };

async function runLegs(
  context: RunContext,
  { id, definition }: GroupPlan,
  contexts: Contexts,
): Promise<FinishedJob[]> {
  const { legs, failFast, maxParallel } = planLegs(definition, id, contexts);
  const failed = new AbortController();
  const limit = createLimit(maxParallel);
  // A job whose condition still holds after a cancellation is not cancelled, and may begin after it.
  const survives = holdsAfterCancellation(definition, contexts);
  const cancellation = context.options.signal && !survives ? [context.options.signal] : [];
  return Promise.all(
    legs.map((leg) =>
      limit(async () => {
        const legContexts = { ...contexts, matrix: leg.matrix, strategy: leg.strategy };
        const continueOnError =
          evaluateFlag(definition['continue-on-error'], { contexts: legContexts }) ?? false;
        const cancel = AbortSignal.any([failed.signal, ...cancellation]);
        if (cancel.aborted) return { run: idleJob(id, leg.name, 'cancelled'), continueOnError };
        const run = await runJob(
          context.settings,
          planJob(context, { id, definition, leg, cancel, contexts: legContexts }),
        );
        if (failFast && !continueOnError && run.conclusion === 'failure') failed.abort();
        return { run, continueOnError };
      }),
    ),
  );
}

function planLegs(definition: JobDefinition, id: string, contexts: Contexts) {
  const { strategy = {} } = definition;
  const matrix = evaluateTree(strategy.matrix, { contexts });
  if (matrix !== undefined && (typeof matrix !== 'object' || matrix === null || Array.isArray(matrix))) {
    throw new WorkflowMistake(`job ${id}: strategy.matrix is no mapping`);
  }
  const combinations = matrix === undefined ? [{}] : expandMatrix({ ...matrix });
  if (combinations.length === 0) throw new WorkflowMistake(`job ${id}: strategy.matrix has no combination`);
  const failFast = evaluateFlag(strategy['fail-fast'], { contexts }) ?? true;
  const maxParallel = evaluateNumber(strategy['max-parallel'], { contexts }) ?? combinations.length;
  const legs = combinations.map((combination, index): Leg => {
    const own = { 'job-index': index, 'job-total': combinations.length };
    const legStrategy = { 'fail-fast': failFast, 'max-parallel': maxParallel, ...own };
    const scope = { contexts: { ...contexts, matrix: combination, strategy: legStrategy } };
    const values = Object.values(combination).map((value) =>
      typeof value === 'object' ? 'Object' : String(value),
    );
    const plain = values.length > 0 ? `${id} (${values.join(', ')})` : id;
    return {
      name: String(evaluateTree(definition.name ?? plain, scope)),
      matrix: combination,
      strategy: legStrategy,
    };
  });
  return { legs, failFast, maxParallel };
}

type LegPlan = { id: string; definition: JobDefinition; leg: Leg; cancel: AbortSignal; contexts: Contexts };

function planJob(context: RunContext, { id, definition, leg, cancel, contexts }: LegPlan): JobPlan {
  const { workflow, options, settings, event, inputs, name } = context;
  const { runId, runAttempt, repository, github, grace, node } = options;
  const secrets = { GITHUB_TOKEN: jobToken, github_token: jobToken, ...options.secrets };
  const minutes = evaluateNumber(definition['timeout-minutes'], { contexts });
  const given = Object.entries({ runId, runAttempt, repository, github, grace, node });
  const evaluated = { vars: options.vars ?? {}, secrets, inputs, needs: contexts['needs'] };
  return {
    ...{ id, name: leg.name, definition, cancel, contexts: evaluated },
    defaults: { ...workflow.defaults?.run, ...definition.defaults?.run },
    timeoutMs: minutes === undefined ? undefined : minutes * settings.minuteMs,
    options: {
      ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
      ...{ jobName: id, workflow: name, event, secrets: Object.values(options.secrets ?? {}) },
      contexts: { matrix: leg.matrix, strategy: leg.strategy },
    },
    env(job) {
      job.state.prependedPath.push(...(options.path ?? []).toReversed());
      const scope = { contexts: { ...evaluated, github: job.state.github } };
      const outer = { ...options.env, ...renderTexts(workflow.env, scope) };
      const { matrix, strategy } = leg;
      return {
        ...outer,
        ...renderTexts(definition.env, { contexts: { ...scope.contexts, matrix, strategy } }),
      };
    },
  };
}

/** A failure that counts makes the job fail. Of each output, the last leg's value that is not empty counts. */
function conclude(finished: FinishedJob[]): Group {
  const counted = finished.map(({ run, continueOnError }) => (continueOnError ? 'success' : run.conclusion));
  const worst = (['failure', 'cancelled'] as const).find((conclusion) => counted.includes(conclusion));
  const outputs = Object.assign({}, ...finished.map(({ run }) => run.outputs));
  return { result: worst ?? 'success', outputs, finished };
}
