import { simulate } from './entry.js';

await simulate();
