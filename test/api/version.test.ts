// The version is written down in two places, which must agree.
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { version } from '../../src/api/version.ts';

test('the version that the Action tells the service is that of package.json', () => {
  expect(version).toBe(manifest.version);
});
