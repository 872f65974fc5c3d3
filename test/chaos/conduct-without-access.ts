// How main and post behaved without a key, or without a way to the service.
import type { StageResult } from '../runner/stage.ts';
import type { Access } from './access-plan.ts';
import type { Run } from './run.ts';
import { isAccess } from './trouble-plan.ts';
import type { Violation } from './violation.ts';

/** Milliseconds after its first line within which a stage has to end that can speak to nobody. */
const mostMs = { main: 40_000, post: 5_000 } as const;

const other = (message: string): Violation => ({ kind: 'other', message });

/** What was done or said wrongly about the key or the address. */
export function accessViolations(run: Run): Violation[] {
  const access = run.scenario.trouble;
  if (!isAccess(access)) return [];
  switch (access.kind) {
    case 'key':
      return keyViolations(run, access);
    case 'unreachable':
      return [...nothingAsked(run), ...quietEnd(run), ...unreachableViolations(run, access)];
    case 'contradiction': {
      // A state file that cannot be written is told first, before any input is read.
      const isOther = run.scenario.machine.kind !== 'none' && errorOf(run.main) !== '';
      const isTold = isOther || errorOf(run.main).includes('"api-url" must be empty under "region:');
      return [
        ...nothingAsked(run),
        ...quietEnd(run),
        ...(isTold ? [] : [other('the contradiction is not told')]),
      ];
    }
    default:
      return [];
  }
}

function keyViolations(run: Run, { when, policy }: Extract<Access, { kind: 'key' }>): Violation[] {
  switch (when) {
    case 'empty':
      return [...nothingAsked(run), ...quietEnd(run), ...toldAsMissing(run, policy)];
    case 'wrong':
      return toldAsWrong(run);
    case 'gone in post':
      return run.requests
        .filter(({ actor }) => actor === 'post')
        .map(({ request }) => other(`post asked for ${request.path} without a key`));
    default:
      return [];
  }
}

/** One notice and one output where it is to be skipped, one error where it is not. */
function toldAsMissing(run: Run, policy: 'fail' | 'skip'): Violation[] {
  if (isSpoilt(run)) return [];
  const levels = run.main.annotations.map(({ level }) => level).join();
  const outputs = Object.keys(run.main.outputs).join();
  return [
    ...(levels === (policy === 'skip' ? 'notice' : 'error')
      ? []
      : [other(`told as ${levels} that there is no key`)]),
    ...(outputs === (policy === 'skip' ? 'skipped' : '') ? [] : [other(`outputs ${outputs}`)]),
  ];
}

/** A key that nobody knows creates nothing, is told as such, and leaves post nothing to do. */
function toldAsWrong(run: Run): Violation[] {
  const { main, post, isKilled, deployments } = run;
  const made = deployments.some(({ madeBy }) => madeBy === 'add');
  const isTold = /answered 401/.test(errorOf(main)) || isKilled || isSpoilt(run);
  return [
    ...(made ? [other('a wrong key has created something')] : []),
    ...(isTold ? [] : [other(`a wrong key is told as: ${errorOf(main)}`)]),
    ...(post.exitCode === 1 && !isKilled ? [other(`post failed over nothing: ${errorOf(post)}`)] : []),
  ];
}

function unreachableViolations(run: Run, access: Extract<Access, { kind: 'unreachable' }>): Violation[] {
  const { main, post, place } = run;
  const error = errorOf(main);
  // Where main cannot save that nothing was sent, post can only know that a create was about to be.
  if (isSpoilt(run)) return [];
  const slow = ([main, post] as const)
    .filter(({ stage, durationMs }) => durationMs - run.silentMs[stage] > mostMs[stage])
    .map(({ stage, durationMs }) =>
      other(`${stage} took ${Math.round(durationMs / 1000)} s without a service`),
    );
  const cost = /costing|may still be running|carry it out/.test(main.stdout + post.stdout);
  const isNamed = error.includes(place.host) && /[Cc]heck |certificate/.test(error);
  const wasAsked = access.how !== 'proxy refuses' || place.connects.includes(`${place.host}:443`);
  return [
    ...slow,
    ...(cost ? [other('something is said to cost money where nothing can have been created')] : []),
    ...(isNamed ? [] : [other(`the error does not say where and what to do: ${error}`)]),
    ...(wasAsked ? [] : [other(`the proxy was asked for ${place.connects.join()}, not for ${place.host}`)]),
  ];
}

/** A machine on which main cannot even begin says so, and nothing else. */
const isSpoilt = ({ scenario: { machine } }: Run): boolean =>
  machine.kind === 'full disk' || machine.kind === 'command file';

function nothingAsked({ requests }: Run): Violation[] {
  return requests.map(({ actor, request }) => other(`${actor} asked for ${request.path}, for no reason`));
}

/** Post has nothing to do, and says nothing that worries anybody. */
function quietEnd(run: Run): Violation[] {
  const { post } = run;
  if (run.postStruckAt !== null || isSpoilt(run)) return [];
  if (post.exitCode === 0 && post.annotations.length === 0) return [];
  return [other(`post ended with ${post.exitCode}, and told: ${post.annotations[0]?.message ?? 'nothing'}`)];
}

const errorOf = ({ annotations }: StageResult): string =>
  annotations.find(({ level }) => level === 'error')?.message ?? '';
