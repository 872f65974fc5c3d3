// Stands in for Roboflow's own platform (api.roboflow.com), as far as an inference server asks it: whose key this is,
// and where the files of that model are.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { listenOnLoopback } from '../fakes/loopback.ts';

export type Platform = {
  url: string;
  /** From now on these model ids exist; those in `broken` have weights that cannot be loaded. */
  publish(models: { whole: readonly string[]; broken: readonly string[] }): void;
  /** From now on each connection is cut. */
  goAway(): void;
  close(): Promise<void>;
};

export type PlatformOptions = {
  /** The workspace of each key. */
  keys: Readonly<Record<string, string>>;
  /** Where python/make_model.py left its files. */
  modelFolder: string;
};

/** The file of weights of each model id. */
type Models = ReadonlyMap<string, string>;
type Shown = { status: number; body: unknown };

/** Starts a platform on loopback that knows the keys and, as yet, no model. */
export async function startPlatform({ keys, modelFolder }: PlatformOptions): Promise<Platform> {
  let models: Models = new Map();
  let isAway = false;
  const server = createServer((request, response) => {
    if (isAway) return request.socket.destroy();
    const url = new URL(request.url ?? '/', 'http://platform');
    const file = /^\/files\/([\w.]+)$/.exec(url.pathname)?.[1];
    if (file !== undefined) return sendFile(response, { path: join(modelFolder, file), request });
    const workspace = keys[keyOf(request, url)];
    const origin = `http://${request.headers.host}`;
    sendJson(response, answer(url, { workspace, models, modelFolder, origin }));
  });
  const { url, close } = await listenOnLoopback(server);
  return {
    url,
    publish: ({ whole, broken }) => {
      models = new Map(
        [...whole, ...broken].map((id) => [id, whole.includes(id) ? 'weights.onnx' : 'broken.onnx']),
      );
    },
    goAway: () => {
      isAway = true;
      server.closeAllConnections();
    },
    close,
  };
}

type Known = { workspace: string | undefined; models: Models; modelFolder: string; origin: string };

function answer(url: URL, { workspace, models, modelFolder, origin }: Known): Shown {
  if (url.pathname === '/') {
    return workspace === undefined
      ? { status: 401, body: { error: { message: 'Invalid API key', status: 401 } } }
      : { status: 200, body: { welcome: 'Welcome to the Roboflow API.', workspace } };
  }
  if (/^\/models\/v1\/external\/(stat|weights)$/.test(url.pathname)) {
    if (workspace === undefined) return { status: 401, body: { error: 'unauthorized' } };
    const id = url.searchParams.get('modelId') ?? '';
    const weights = models.get(id);
    if (weights !== undefined)
      return { status: 200, body: { modelMetadata: metadata(id, weights, { modelFolder, origin }) } };
  }
  return { status: 404, body: { error: { message: 'Not found', status: 404 } } };
}

/** Returns what `inference-models` reads about a model before it downloads its files. */
function metadata(
  modelId: string,
  weights: string,
  { modelFolder, origin }: { modelFolder: string; origin: string },
) {
  const packageFile = (fileHandle: string, file = fileHandle) => ({
    fileHandle,
    downloadUrl: `${origin}/files/${file}`,
    md5Hash: hash(readFileSync(join(modelFolder, file))),
  });
  return {
    type: 'external-model-metadata-v1',
    modelId,
    modelArchitecture: 'yolov8',
    modelVariant: 'yolov8-n',
    taskType: 'object-detection',
    modelPackages: [
      {
        type: 'external-model-package-v1',
        // The server keeps packages by this id, so other weights need another id.
        packageId: hash(weights),
        packageManifest: {
          type: 'onnx-model-package-v1',
          backendType: 'onnx',
          dynamicBatchSize: false,
          staticBatchSize: 1,
          quantization: 'fp32',
          opset: 13,
        },
        packageFiles: [
          packageFile('weights.onnx', weights),
          packageFile('class_names.txt'),
          packageFile('inference_config.json'),
        ],
        trustedSource: true,
      },
    ],
    nextPage: null,
  };
}

const hash = (content: string | Buffer) => createHash('md5').update(content).digest('hex');

function keyOf(request: IncomingMessage, url: URL): string {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return url.searchParams.get('api_key') ?? bearer ?? '';
}

function sendJson(response: ServerResponse, { status, body }: Shown) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function sendFile(response: ServerResponse, { path, request }: { path: string; request: IncomingMessage }) {
  const file = readFileSync(path);
  response.writeHead(200, { 'content-length': file.length, 'content-type': 'application/octet-stream' });
  response.end(request.method === 'HEAD' ? undefined : file);
}
