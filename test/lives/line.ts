// An undici dispatcher without a socket: what a process believes to be the network.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { Dispatcher } from 'undici';
import type { Habits } from './plan.ts';
import type { Process } from './process.ts';
import type { Call, Reply } from './service.ts';
import type { Wire } from './wire.ts';

/** undici's own request handling on top of what the wire answers. */
export class Line extends Dispatcher {
  readonly #wire: Wire;
  readonly #process: Process;

  constructor(wire: Wire, process: Process) {
    super();
    this.#wire = wire;
    this.#process = process;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    void this.#converse(options, handler);
    return true;
  }

  override async destroy(): Promise<void> {}

  async #converse(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): Promise<void> {
    const process = this.#process;
    process.moment();
    if (process.isDead) return;
    const controller = controllerOf(handler);
    handler.onRequestStart?.(controller, null);
    if (controller.aborted) return;
    try {
      const reply = await this.#wire.exchange(process, callOf(options, this.#wire.options.apiOrigin));
      if (process.isDead || controller.aborted) return;
      process.moment();
      if (process.isDead) return;
      const { headers, body } = packed(reply, this.#wire.options.world.habits.zip);
      handler.onResponseStart?.(controller, reply.status, headers, '');
      await this.#sendBlanks(reply.mebibytes ?? 0, controller, handler);
      if (process.isDead || controller.aborted) return;
      handler.onResponseData?.(controller, body);
      handler.onResponseEnd?.(controller, {});
    } catch (error) {
      if (!process.isDead) controller.abort(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** A long way to the end of an answer, which has to fit into the memory together with all others under way. */
  async #sendBlanks(
    mebibytes: number,
    controller: Dispatcher.DispatchController,
    handler: Dispatcher.DispatchHandler,
  ): Promise<void> {
    const process = this.#process;
    let sent = 0;
    while (sent < mebibytes && !controller.aborted && !process.isDead) {
      sent += 1;
      process.mebibytes += 1;
      handler.onResponseData?.(controller, mebibyte);
      if (process.mebibytes > memoryMiB) process.kill();
      await this.#wire.options.time.sleep(10);
    }
    process.mebibytes -= sent;
  }
}

const zippers = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

/** The answer as a gateway passes it on; pages that are too long for it as they are. */
function packed({ headers, body, mebibytes = 0 }: Reply, zip: Habits['zip']) {
  const bytes = Buffer.from(body);
  if (zip === '' || mebibytes > 0) return { headers, body: bytes };
  return { headers: { ...headers, 'content-encoding': zip }, body: zippers[zip](bytes) };
}

const mebibyte = Buffer.alloc(1024 * 1024, ' ');
/** What a process may hold of answers that are under way: six pages of 60 MB were more than a runner had. */
const memoryMiB = 200;

function controllerOf(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchController {
  let reason: Error | null = null;
  const controller: Dispatcher.DispatchController = {
    get aborted() {
      return reason !== null;
    },
    get reason() {
      return reason;
    },
    paused: false,
    abort(why) {
      if (reason !== null) return;
      reason = why;
      handler.onResponseError?.(controller, why);
    },
    pause() {},
    resume() {},
  };
  return controller;
}

function callOf(options: Dispatcher.DispatchOptions, apiOrigin: string): Call {
  const origin = String(options.origin);
  const [path = '', query = ''] = options.path.split('?');
  const body = typeof options.body === 'string' ? options.body : '';
  const isEndpoint = origin !== apiOrigin;
  const fields: Record<string, unknown> =
    body === '' ? Object.fromEntries(new URLSearchParams(query)) : { ...JSON.parse(body) };
  const name = String(fields['deployment_name'] ?? '');
  return { method: options.method, origin, path, query, body, isEndpoint, fields, name };
}
