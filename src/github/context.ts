// Reads from the environment which workflow run this process belongs to, and which proxies it must use.
import * as z from 'zod/mini';
import type { ProxySettings } from '../api/dispatcher.ts';
import type { Run } from '../job.ts';

const environment = z.object({
  GITHUB_RUN_ID: z.pipe(
    z.string().check(z.regex(/^\d{1,300}$/)),
    z.transform((digits: string) => Number(digits)),
  ),
  // It is empty under act and Gitea where the repository has no remote. Only a link and a fingerprint depend on it.
  GITHUB_REPOSITORY: z._default(z.string().check(z.regex(/^([^/\s]+\/[^/\s]+)?$/)), ''),
  GITHUB_SERVER_URL: z._default(z.string().check(z.refine((url) => URL.canParse(url))), 'https://github.com'),
  GITHUB_API_URL: z._default(z.string(), 'https://api.github.com'),
  GITHUB_RUN_ATTEMPT: z._default(z.string(), '1'),
});

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The workflow run, and the address of its GitHub's API. */
export type GithubRun = Run & { githubApiUrl: string };

/** Reads the run from the variables that the runner sets. Throws an Error that names the missing or malformed ones. */
export function readRun(env: Environment): GithubRun {
  const parsed = z.safeParse(environment, env);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new Error(`This Action must run in a GitHub Actions job: ${names} is missing or malformed.`);
  }
  const {
    GITHUB_RUN_ID: id,
    GITHUB_REPOSITORY: repository,
    GITHUB_SERVER_URL: server,
    GITHUB_RUN_ATTEMPT: attempt,
  } = parsed.data;
  return {
    id,
    server: new URL(server).host,
    repository,
    url: `${server}/${repository}/actions/runs/${id}/attempts/${attempt}`,
    githubApiUrl: parsed.data.GITHUB_API_URL,
  };
}

/** Reads the proxy variables. Lower case wins, as in curl and undici, and an empty variable counts as not set. */
export function readProxySettings(env: Environment): ProxySettings {
  const read = (name: string) => env[name.toLowerCase()] || env[name] || null;
  return { httpProxy: read('HTTP_PROXY'), httpsProxy: read('HTTPS_PROXY'), noProxy: read('NO_PROXY') };
}
