// Measures the delay of delay.ts with real processes and ports, for the built Action and for the official client.
import { answerMs } from './fleet.ts';
import { installClient, waitWithClient } from './official-client.ts';
import { runRealStep } from './real-step.ts';
import { type Report, type Section, shown } from './section.ts';
import { mean, median } from './statistics.ts';

const provisioningSeconds = [2, 5, 10];
const rounds = 5;

export const delayReal: Section = {
  name: 'delay-real',
  title: `The same for real, whole processes (20 ms an answer; ours: mean of ${rounds} rounds; the client once a row)`,
  measure,
};

async function measure(): Promise<Report> {
  const ours = new Map(provisioningSeconds.map((seconds) => [seconds, [] as Measured[]]));
  for (let round = 0; round < rounds; round++) {
    for (const seconds of provisioningSeconds) ours.get(seconds)?.push(await measureOurs(seconds));
  }
  const client = await measureClient();
  const rows = provisioningSeconds.map((seconds, at) => {
    const measured = ours.get(seconds) ?? [];
    const theirs = client.waits[at];
    const delay = mean(measured.map(({ delaySeconds }) => delaySeconds));
    return [
      `${seconds} s`,
      shown(delay),
      shown(mean(measured.map(({ polls }) => polls))),
      shown(theirs?.delaySeconds ?? Number.NaN),
      shown(theirs?.polls ?? Number.NaN),
      shown((theirs?.delaySeconds ?? Number.NaN) / delay),
    ];
  });
  const all = [...ours.values()].flat().map(({ delaySeconds }) => delaySeconds);
  const theirs = mean(client.waits.map(({ delaySeconds }) => delaySeconds));
  const columns = ['provisioning', 'ours: mean s', 'polls', 'client: s', 'polls', 'ratio'];
  return {
    tables: [{ title: '', columns, rows }],
    targets: [
      { what: 'mean delay, process included', value: mean(all), bound: { most: 1.5 }, unit: ' s' },
      ...(client.waits.length === 0
        ? []
        : [
            {
              what: 'times less than the official client, by the means',
              value: theirs / mean(all),
              bound: { least: 10 },
              unit: '',
            },
          ]),
    ],
    notes: [client.note, `Median of ours: ${shown(median(all))} s.`],
  };
}

type Measured = { delaySeconds: number; polls: number };

async function measureOurs(seconds: number): Promise<Measured> {
  const { addedAt, endedAt, polls } = await runRealStep({
    provisioning: { seconds },
    latencyMs: answerMs,
    platformProbes: false,
  });
  return { delaySeconds: (endedAt - addedAt) / 1000 - seconds, polls };
}

/** Measures the client, several runs at the same time as each mostly sleeps. Empty where it cannot be installed. */
async function measureClient() {
  try {
    const client = installClient();
    try {
      const waits = await Promise.all(
        provisioningSeconds.map((seconds) => waitWithClient(client.program, seconds)),
      );
      const note = `The client: roboflow ${client.version} of PyPI, installed in ${shown(client.installSeconds)} s (virtual environment and pip, no cache); ours has nothing to install.`;
      return { waits, note };
    } finally {
      client.remove();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { waits: [], note: `The official client was not measured: ${reason}` };
  }
}
