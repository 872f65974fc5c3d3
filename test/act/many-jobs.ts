// The companion Actions, and many jobs around one endpoint.
import { otherRuns, type Scenario, sharedName, stranded, tidy } from './scenario.ts';
import { has, keyIsHidden, same } from './seen.ts';

export const manyJobs: readonly Scenario[] = [
  {
    workflow: 'matrix.yml',
    claims: {
      'creates one endpoint for three legs': ({ effects }) => same(effects('/add'), 1),
      'lets all three ask it': ({ simulator }) =>
        same(simulator.requests().filter(({ path }) => path === 'endpoint:/info').length >= 3, true),
      'stops it in the last job': ({ outputs }) =>
        same(outputs('stop', 'stop'), { stopped: 'true', skipped: 'false' }),
      'succeeds in both jobs': ({ run }) => same(run.jobs, { tests: 'success', stop: 'success' }),
      ...tidy,
    },
  },
  {
    workflow: 'log-file.yml',
    claims: {
      'writes the requests of the job into the file': ({ printed }) => has(printed('test'), 'GET /healthz'),
      'tells where, and how much': ({ outputs }) => {
        const { 'log-file': file = '', entries, errors } = outputs('test', 'logs');
        return same([file.endsWith('/out/gpu.log'), Number(entries) > 0, errors], [true, true, '0']);
      },
      ...tidy,
    },
  },
  {
    workflow: 'sweep.yml',
    prepare: (simulator) => {
      for (const id of Object.values(otherRuns)) simulator.place({ name: stranded(id) });
      simulator.place({ name: 'production' });
    },
    claims: {
      'deletes nothing in a dry run': ({ printed }) =>
        has(
          printed('sweep', 'Main'),
          `"alive":[${[...Object.values(otherRuns).map(stranded), 'production'].map((name) => `"${name}"`)}]`,
        ),
      'deletes what a finished run of this repository left, and nothing else': ({ simulator }) =>
        same(
          simulator.alive().map(({ name }) => name),
          [stranded(otherRuns.goingOn), stranded(otherRuns.foreign), 'production'],
        ),
      'counts it': ({ outputs }) =>
        same(
          [outputs('sweep', 'dry'), outputs('sweep', 'wet')],
          [
            { deleted: '0', kept: '3', failed: '0', skipped: 'false' },
            { deleted: '1', kept: '3', failed: '0', skipped: 'false' },
          ],
        ),
      'shows a table in the summary': ({ summaries }) => has(summaries('sweep'), stranded(otherRuns.over)),
      'never shows the key': keyIsHidden,
    },
  },
  {
    workflow: 'ten-jobs.yml',
    fails: true,
    claims: {
      'ends each job as it must': ({ run }) =>
        same(run.jobs, {
          gpu: 'success',
          tests: 'success',
          failing: 'failure',
          recover: 'success',
          own: 'success',
          'own-failing': 'failure',
          both: 'success',
          logs: 'success',
          stop: 'success',
          sweep: 'success',
        }),
      'creates the shared endpoint once, and three private ones': ({ simulator }) => {
        const names = simulator.deployments().map(({ name }) => name);
        return same([names.filter((name) => name === sharedName).length, names.length], [1, 4]);
      },
      'deletes each once': ({ effects }) => same(effects('/delete'), 4),
      'stops the shared one': ({ outputs }) =>
        same(outputs('stop', 'stop'), { stopped: 'true', skipped: 'false' }),
      'leaves nothing to sweep': ({ outputs }) =>
        same(outputs('sweep', 'sweep'), { deleted: '0', kept: '0', failed: '0', skipped: 'false' }),
      ...tidy,
    },
  },
];
