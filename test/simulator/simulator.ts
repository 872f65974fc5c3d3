// The simulated service: Roboflow's Dedicated Deployments on loopback, with everything a test may want to know or spoil.
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

/** A running simulator. Everything it reports is a copy, made at the moment of asking. */
export type Simulator = {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  url: string;
  /** A key that it accepts. */
  apiKey: string;
  /** Every deployment there ever was, in the order of its making. */
  deployments(): DeploymentSnapshot[];
  /** Those that cost money: `pending` or `ready`. */
  alive(): DeploymentSnapshot[];
  /** Those that cost nothing but can be resumed. */
  paused(): DeploymentSnapshot[];
  /** Puts a deployment there that nobody asked for through the API; it opens no port until somebody asks for it. */
  place(placement: Placement): DeploymentSnapshot;
  /** All requests so far, in order of arrival, to the service and to the endpoints. */
  requests(): RequestRecord[];
  /** Makes requests go wrong, see faults.ts. */
  inject(injection: Injection): void;
  clearFaults(): void;
  /** Calls, and waits for, the hook at each moment of each request; returns what takes it away again. */
  onRequest(hook: RequestHook): () => void;
  /** Adds log entries to the deployment of that name; throws if there never was one. */
  log(name: string, entries: readonly LogEntryInput[]): void;
  /** Resolves when nothing is under way any more: each request is over, whoever left, and late effects have landed. */
  settled(): Promise<void>;
  /** How many endpoint servers are listening. */
  openEndpoints(): number;
  /** Asks whoever runs it to end it, see `stopWanted`; `POST /__simulator/stop` calls this. */
  stop(): void;
  /** Resolves when it is asked to end. */
  stopWanted: Promise<void>;
  /** Ends everything; what has not taken effect never will. */
  close(): Promise<void>;
};

/** Starts one on loopback. Rejects if the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const closing = new AbortController();
  // Every request that waits listens to it, and there may be many at a time.
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

/** The part of a simulator that looks and interferes, for the admin routes too. */
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
