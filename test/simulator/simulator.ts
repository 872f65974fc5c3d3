// The simulated service: Roboflow's Dedicated Deployments on loopback. Tests can inspect it and make it fail.
import { once, setMaxListeners } from 'node:events';
import type { Server } from 'node:http';
import { endpointSurface } from './endpoint/endpoint.ts';
import { closeServer, createEndpoints } from './endpoint/endpoints.ts';
import { createExchangeServer, type Exchanges } from './http/exchange.ts';
import { createFaults, type Injection } from './http/faults.ts';
import { createTranscript, type RequestHook, type RequestRecord } from './http/transcript.ts';
import { createLogStore, type LogEntryInput } from './log/log-store.ts';
import { dummyApiKey, type SimulatorOptions, settingsFrom } from './options.ts';
import { answerAdmin } from './service/admin.ts';
import { answerControlPlane, type Service } from './service/control-plane.ts';
import { createRecords, type DeploymentSnapshot, type Placement, snapshot } from './service/records.ts';

/** A running simulator. Everything that it reports is a copy of the current state. */
export type Simulator = {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string;
  /** A key that the simulator accepts. */
  apiKey: string;
  /** All deployments, including deleted ones, in the order of their creation. */
  deployments(): DeploymentSnapshot[];
  /** The deployments that cost money: `pending` or `ready`. */
  alive(): DeploymentSnapshot[];
  /** The deployments that cost nothing but can be resumed. */
  paused(): DeploymentSnapshot[];
  /** Adds a deployment without a request. It opens a port only when somebody asks for it. */
  place(placement: Placement): DeploymentSnapshot;
  /** All requests so far to the service and the endpoints, in order of arrival. */
  requests(): RequestRecord[];
  /** Makes requests fail; see faults.ts. */
  inject(injection: Injection): void;
  clearFaults(): void;
  /** Calls the hook at each moment of each request and waits for it. Returns a function that removes the hook. */
  onRequest(hook: RequestHook): () => void;
  /** Adds log entries to the deployment of that name. Throws if there never was one. */
  log(name: string, entries: readonly LogEntryInput[]): void;
  /** Resolves when all requests have ended, even those of clients that left, and late effects have taken place. */
  settled(): Promise<void>;
  /** The number of endpoint servers that listen. */
  openEndpoints(): number;
  /** Asks the program that runs the simulator to end it; see `stopWanted`. `POST /__simulator/stop` calls this. */
  stop(): void;
  /** Resolves when the simulator is asked to end. */
  stopWanted: Promise<void>;
  /** Ends everything. Effects that have not taken place are dropped. */
  close(): Promise<void>;
};

/** Starts a simulator on loopback. Rejects if the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const closing = new AbortController();
  // Every request that waits listens to this signal, and there may be many of them.
  setMaxListeners(0, closing.signal);
  const settings = settingsFrom(options, closing.signal);
  const exchanges: Exchanges = {
    settings,
    faults: createFaults(settings.random, settings.now),
    transcript: createTranscript(settings.now),
    underWay: new Set(),
    closing: closing.signal,
  };
  const records = createRecords(settings);
  const logs = createLogStore(settings.now);
  const endpoints = createEndpoints((record) =>
    createExchangeServer(exchanges, endpointSurface(record, settings, logs)),
  );
  const service: Service = { settings, records, logs, endpoints };
  const simulator = withoutServer(service, exchanges);
  const server = createExchangeServer(exchanges, {
    prefix: '',
    answer: (call) => answerControlPlane(service, call),
    aside: (call) => answerAdmin(simulator, call),
  });
  const url = await listen(server, options.port ?? 0);
  return {
    ...simulator,
    url,
    apiKey: [options.apiKey ?? dummyApiKey].flat()[0] ?? '',
    async close() {
      closing.abort();
      await Promise.all([closeServer(server), endpoints.closeAll()]);
    },
  };
}

/** The methods that inspect and interfere. The admin routes use them too. */
export type Console = Omit<Simulator, 'url' | 'apiKey' | 'close'>;

function withoutServer(service: Service, exchanges: Exchanges): Console {
  const { settings, records, logs, endpoints } = service;
  const { promise: stopWanted, resolve: stop } = Promise.withResolvers<void>();
  const deployments = () => records.all().map((record) => snapshot(record, settings.now()));
  return {
    deployments,
    alive: () => deployments().filter(({ status }) => status === 'pending' || status === 'ready'),
    paused: () => deployments().filter(({ status }) => status === 'paused'),
    place: (placement) => snapshot(records.place(placement), settings.now()),
    requests: exchanges.transcript.requests,
    inject: exchanges.faults.inject,
    clearFaults: exchanges.faults.clear,
    onRequest: exchanges.transcript.onRequest,
    log(name, entries) {
      const record = records.named(name);
      if (!record) throw new Error(`there is no deployment named '${name}' to log for`);
      logs.add(record.id, entries);
    },
    async settled() {
      while (exchanges.underWay.size > 0) await Promise.all(exchanges.underWay);
    },
    openEndpoints: endpoints.count,
    stop,
    stopWanted,
  };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the simulator has no port');
  return `http://127.0.0.1:${address.port}`;
}
