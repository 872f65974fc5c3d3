// The simulator as an Action, one file for its three processes: the main step, the post step, and the service itself.
import { finish } from './finish.ts';
import { readState } from './runner-files.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';

if (process.argv[2] === 'serve') serve();
else if (readState('started') === '') await start();
else await finish();
