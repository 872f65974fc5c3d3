// The process of the service. It gets its settings from the step that starts it, and runs until it is asked to end.
import { messageOf } from '../../../src/text/error-message.ts';
import { startSimulator } from '../simulator.ts';
import { requestLine, statement } from '../statement.ts';
import { type ServiceInputs, serviceSchema } from './inputs.ts';

/** The service ends itself after so long without a request, because a lost runner never asks it to end. */
const longestIdleMs = 6 * 3_600_000;
const lookEveryMs = 60_000;

/** Waits for the settings, and runs the service with them. */
export function serve(): void {
  process.once('message', (message) => {
    run(serviceSchema.parse(message)).catch((error: unknown) => {
      console.error(messageOf(error));
      process.exit(1);
    });
  });
}

async function run(inputs: ServiceInputs): Promise<void> {
  const simulator = await startSimulator({
    port: inputs.port,
    provisioning: { seconds: inputs.readyAfterSeconds },
    logForm: inputs.logForm,
    wholeStartUp: true,
    knownModels: inputs.models.length > 0 ? inputs.models : 'public',
    ...(inputs.endpointUrl === undefined ? {} : { endpointUrl: inputs.endpointUrl }),
    ...(inputs.apiKey === undefined ? {} : { apiKey: inputs.apiKey }),
  });
  let lastRequestAt = Date.now();
  simulator.onRequest((moment, request) => {
    lastRequestAt = Date.now();
    if (moment === 'answered') console.log(requestLine(request));
  });
  const idle = setInterval(() => {
    if (Date.now() - lastRequestAt > longestIdleMs) simulator.stop();
  }, lookEveryMs);
  process.send?.({ url: simulator.url, apiKey: simulator.apiKey });

  await simulator.stopWanted;
  clearInterval(idle);
  const names = (deployments: { name: string }[]) => deployments.map(({ name }) => name);
  for (const line of statement({ alive: names(simulator.alive()), paused: names(simulator.paused()) })) {
    console.log(line);
  }
  await simulator.close();
}
