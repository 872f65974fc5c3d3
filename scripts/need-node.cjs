// The npm scripts preload this file. It says that Node is too old before Node fails to read a TypeScript file.
'use strict';
const { engines } = require('../package.json');

const least = Number.parseInt(engines.node.replace(/^\D+/, ''), 10);
if (Number.parseInt(process.version.slice(1), 10) < least) {
  console.error(
    `Node ${least} or newer is needed, and this is ${process.version}. On Linux x64 \`npm ci\` brings it along; elsewhere install it: https://nodejs.org`,
  );
  process.exit(1);
}
