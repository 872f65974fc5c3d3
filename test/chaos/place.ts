// Where the step is told that the service is, and what becomes of it on the way there.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { selfSigned } from '../fakes/self-signed.ts';
import { type Access, otherAddress, wrongKey } from './access-plan.ts';
import { type RudeDeed, startRudeGateway } from './rude-gateway.ts';
import type { Scenario } from './scenario.ts';
import { isAccess } from './trouble-plan.ts';

export type Stage = 'main' | 'post';

export type Place = {
  apiUrl: string;
  key(stage: Stage): string;
  /** What the environment of the stage has because of it. */
  variables(stage: Stage): Record<string, string>;
  /** The host that an error about it must name. */
  host: string;
  /** The hosts that a proxy was asked to connect to. */
  connects: readonly string[];
  deeds: readonly RudeDeed[];
  turnToPost(): void;
  close(): Promise<void>;
};

/** Opens the way to the service at `serviceUrl`, or what is there in its place. */
export async function openPlace(scenario: Scenario, serviceUrl: string): Promise<Place> {
  const { trouble, wire, apiKey } = scenario;
  const access = isAccess(trouble) ? trouble : null;
  const gateway = wire === null ? null : await startRudeGateway(serviceUrl, { wire, apiKey });
  const open = access?.kind === 'unreachable' ? await openNowhere(access, serviceUrl) : null;
  const apiUrl = open?.apiUrl ?? addressOf(access, gateway?.url ?? serviceUrl);
  return {
    apiUrl,
    key: (stage) => keyOf(access, stage) ?? apiKey,
    variables: (stage) => ({ ...open?.variables, ...lostNames(access, stage) }),
    host: open?.host ?? '',
    connects: open?.connects ?? [],
    deeds: gateway?.deeds ?? [],
    turnToPost: () => gateway?.turnToPost(),
    async close() {
      await gateway?.close();
      open?.server?.closeAllConnections();
      open?.server?.close();
    },
  };
}

function addressOf(access: Access | null, url: string): string {
  if (access?.kind === 'contradiction') return otherAddress(access);
  return access?.kind === 'names lost' ? url.replace('127.0.0.1', 'localhost') : url;
}

/** Null: the right key. */
function keyOf(access: Access | null, stage: Stage): string | null {
  if (access?.kind !== 'key') return null;
  switch (access.when) {
    case 'empty':
      return '';
    case 'wrong':
      return wrongKey;
    case 'gone in post':
      return stage === 'post' ? '' : null;
    default:
      return stage === 'post' ? wrongKey : null;
  }
}

/** No question for a real host may leave this machine, whatever becomes of the step. */
function lostNames(access: Access | null, stage: Stage): Record<string, string> {
  if (access?.kind === 'contradiction') return { CHAOS_NO_HOST: 'roboflow.cloud:ENOTFOUND:' };
  if (access?.kind !== 'names lost' || access.stage !== stage) return {};
  const { code, seconds } = access;
  return { CHAOS_NO_HOST: `localhost:${code}:${seconds === null ? '' : seconds * 1000}` };
}

type Nowhere = {
  apiUrl: string;
  host: string;
  variables: Record<string, string>;
  connects: string[];
  server: (Server & { closeAllConnections(): void }) | null;
};

const regionHosts = { us: 'roboflow.cloud', eu: 'eu.roboflow.cloud', '': 'nowhere.invalid' } as const;

async function openNowhere(
  { how, region }: Extract<Access, { kind: 'unreachable' }>,
  serviceUrl: string,
): Promise<Nowhere> {
  const host = regionHosts[region];
  const named = { apiUrl: region === '' ? `https://${host}` : '', host };
  const lost = { CHAOS_NO_HOST: `${region === '' ? host : 'roboflow.cloud'}:ENOTFOUND:` };
  const nobody = { connects: [], server: null, variables: {} };
  switch (how) {
    case 'refused':
      return { ...nobody, apiUrl: 'http://127.0.0.1:1', host: '127.0.0.1:1' };
    case 'no such host':
      return { ...nobody, ...named, variables: lost };
    case 'no TLS': {
      const { host: plain } = new URL(serviceUrl);
      return { ...nobody, apiUrl: `https://${plain}`, host: plain };
    }
    case 'untrusted': {
      const server = createTlsServer(selfSigned(), (_request, response) => response.end());
      const { port } = await listen(server);
      return { ...nobody, apiUrl: `https://localhost:${port}`, host: `localhost:${port}`, server };
    }
    case 'proxy refuses': {
      const connects: string[] = [];
      const server = createServer().on('connect', ({ url }, socket) => {
        connects.push(url ?? '');
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      });
      const { port } = await listen(server);
      const variables = { ...lost, HTTPS_PROXY: `http://127.0.0.1:${port}` };
      return { ...named, connects, server, variables };
    }
  }
}

async function listen(server: Server): Promise<AddressInfo> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address;
  throw new Error('the server has no port');
}
