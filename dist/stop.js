import { launch } from './launch.js';

await launch('stop');
