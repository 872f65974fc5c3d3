// What the logs Action did: it writes one file, and nothing else changes.

import type { Process } from './process.ts';
import type { Life } from './record.ts';
import { showsKey } from './sentences.ts';
import type { Violation } from './violation.ts';

/** The errors by which the logs Action says that it could not save the log. */
const honest =
  /^(Bad input: "api-key"|There is no deployment "|Could not (look up|list|read)|GET \/list has an entry|"path" must be a file|Cancelled \(|ENOSPC: )/;

/** Everything that is wrong with what the logs Action did. */
export function logsWrong(life: Life): Violation[] {
  const process = life.saved;
  if (process === null) return [];
  const about = 'logs';
  const violations: Violation[] = [];
  const say = (kind: Violation['kind'], detail: string) => violations.push({ kind, about, detail });
  const failure = process.said.find(({ kind }) => kind === 'fail');
  if (failure !== undefined && !honest.test(failure.text)) say('crashed', failure.text.slice(0, 300));
  const given = life.wire.exchanges.find((one) => one.process === process && !one.text.startsWith('GET '));
  if (given !== undefined) say('changed something', given.text);
  const file = life.disk.read() ?? '';
  if (showsKey(file)) say('key shown', 'in the log file');
  if (process.endedAt !== null && life.disk.others().length > 0) say('log file', 'a spool is left behind');
  const claimed = /^(\d+) entr(?:y|ies) of deployment "([^"]+)" written to/m.exec(spokenBy(process));
  if (claimed !== null) {
    const untrue = untruthOf(file, { life, process, count: Number(claimed[1]), name: claimed[2] ?? '' });
    if (untrue !== null) say('log file', untrue);
  }
  return violations;
}

const spokenBy = ({ said }: Process) =>
  said
    .filter(({ kind }) => kind === 'info')
    .map(({ text }) => text)
    .join('\n');

type Claimed = { life: Life; process: Process; count: number; name: string };

/** Null where the file has as many entries as were told of, in order, and none is missing without a warning. */
function untruthOf(file: string, { life, process, count, name }: Claimed): string | null {
  // Further lines of an entry are indented.
  const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
  if (lines.length !== count) return `${lines.length} entries in the file, ${count} told of`;
  const times = lines.map(timeIn);
  if (times.some((time, i) => time < (times[i - 1] ?? ''))) return 'its entries are not in order';
  const isWarned = process.said.some(({ kind }) => kind === 'warning');
  const expected = entriesDue(life, process, name);
  if (count >= expected || isWarned) return null;
  return `${count} entries, and ${expected} were there to be had`;
}

const timeIn = (line: string): string => /\d{4}-\d\d-\d\dT[\d:.]+/.exec(line)?.[0] ?? '';

/** How many entries of the deployment that had the name all the time were there when the step began. */
function entriesDue({ world, plan, time }: Life, { begunAt, endedAt }: Process, name: string): number {
  const isDisturbed = plan.troubles.some((one) => 'step' in one && one.step === 'logs');
  const named = world.machines.filter((one) => one.name === name);
  const [machine] = named;
  if (isDisturbed || plan.logs === null || machine === undefined || named.length > 1) return 0;
  if (world.habits.pageMiB > 0 || machine.goneAt <= (endedAt ?? time.now())) return 0;
  const from = begunAt - plan.logs.sinceMinutes * 60_000 + 1_000;
  const to = begunAt - 1_000 - world.habits.lagMs;
  const moments = Array.from(
    { length: world.habits.logLines },
    (_, i) => machine.bornAt + i * world.habits.logEveryMs,
  );
  return moments.filter((moment) => moment >= from && moment <= to).length;
}
