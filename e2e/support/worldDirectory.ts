import path from 'node:path';

/** Where the demo of the Playwright configuration keeps its world; the demo's folder is named there too. */
export const worldDirectory = path.join(__dirname, '../../.demo-e2e/world');
