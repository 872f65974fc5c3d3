// Starts one of the three processes of the simulator's Action: the main step, the post step, or the service itself.
import { finish } from './finish.ts';
import { readState } from './runner-files.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';

if (process.argv[2] === 'serve') serve();
else if (readState('started') === '') await start();
else await finish();
