// One job and its endpoint: outputs, post, failures, two uses, a wrapper, a use by tag.
import { type Scenario, tidy } from './scenario.ts';
import { has, same } from './seen.ts';

export const oneJob: readonly Scenario[] = [
  {
    workflow: 'outputs.yml',
    claims: {
      'runs main, the later steps, then post': ({ steps }) =>
        same(steps('test'), [
          'Main gpu success',
          'Main ask success',
          'Main tell success',
          'Post gpu success',
        ]),
      'hands its outputs to later steps': ({ outputs, printed }) => {
        const { 'deployment-name': name, domain } = outputs('test', 'gpu');
        return has(printed('test'), `${name} at ${domain} was created true`);
      },
      'gives a url that answers': ({ printed }) => has(printed('test'), 'Roboflow Inference Server'),
      'writes the log into the summary': ({ summaries }) => has(summaries('test'), 'GET /info'),
      'verifies in post that it is gone': ({ printed }) => has(printed('test', 'Post'), 'is gone (verified'),
      ...tidy,
    },
  },
  {
    workflow: 'failing-job.yml',
    fails: true,
    claims: {
      'runs post after the failure': ({ steps }) =>
        same(steps('test'), ['Main gpu success', 'Main tests failure', 'Post gpu success']),
      'leaves the job failed': ({ run }) => same(run.jobs, { test: 'failure' }),
      'writes the log into the summary': ({ summaries }) => has(summaries('test'), 'GET /info'),
      ...tidy,
    },
  },
  {
    workflow: 'failing-start.yml',
    fails: true,
    simulator: { machineTypes: { 'broken-gpu': 'failing' } },
    claims: {
      'fails in main, and has nothing left to do in post': ({ steps }) =>
        same(steps('test'), ['Main gpu failure', 'Main look success', 'Post gpu success']),
      'has torn it down before the next step': ({ printed }) => has(printed('test', 'Main'), '"alive":[]'),
      ...tidy,
    },
  },
  {
    workflow: 'bad-input.yml',
    fails: true,
    claims: {
      'fails in main, not in post': ({ steps }) =>
        same(steps('test'), ['Main gpu failure', 'Post gpu success']),
      'names every bad input in one error': ({ run }) => {
        const errors = run.entries.filter(({ command }) => command === 'error').map(({ arg }) => arg);
        const named = ['"api-key"', '"creator-email"', '"duration"']
          .map((name) => has(errors, name))
          .join('');
        return errors.length === 1 ? named : `${errors.length} errors:\n${errors.join('\n')}`;
      },
      'asks nothing of the service': ({ simulator }) => same(simulator.requests().length, 0),
    },
  },
  {
    workflow: 'two-uses.yml',
    claims: {
      'runs both posts, the later one first': ({ steps }) =>
        same(steps('test'), [
          'Main one success',
          'Main two success',
          'Main ask success',
          'Post two success',
          'Post one success',
        ]),
      'gives each a deployment of its own': ({ simulator }) =>
        same(new Set(simulator.deployments().map(({ name }) => name)).size, 2),
      'falls back to the next machine type': ({ outputs }) =>
        same(outputs('test', 'two')['machine-type'], 'gpu-small'),
      'deletes each once': ({ effects }) => same(effects('/delete'), 2),
      ...tidy,
    },
  },
  {
    workflow: 'wrapper.yml',
    claims: {
      'hands the output out of the composite': ({ printed }) =>
        has(printed('test'), 'Roboflow Inference Server'),
      'runs post from within the composite': ({ printed }) =>
        has(printed('test', 'Post'), 'is gone (verified'),
      ...tidy,
    },
  },
  {
    workflow: 'remote.yml',
    claims: {
      'works by repository and tag, stop too': ({ steps }) =>
        same(steps('test'), [
          'Main gpu success',
          'Main ask success',
          'Main stop success',
          'Post gpu success',
        ]),
      ...tidy,
    },
  },
];
