import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { PartGroup } from './PartGroup';
import { sourceHash } from './sourceHash';

const APP = 'packages/app';
// More than one, so that a demo of another folder keeps the files that it serves.
const KEPT_BUILDS = 3;

/** What a build needs from the demo around it. */
export interface BuildContext {
  readonly root: string;
  readonly logDirectory: string;
  readonly parts: PartGroup;
}

/** The folder of the built frontend: that of an earlier build when no source has changed since. */
export async function buildFrontend(context: BuildContext): Promise<string> {
  const { root } = context;
  const hash = sourceHash(root, APP, ['app-config.yaml', 'yarn.lock']);
  const builds = path.join(root, 'node_modules/.cache/oneroof-frontend');
  const result = path.join(builds, hash);
  if (existsSync(result)) {
    return result;
  }
  await build(context);
  mkdirSync(builds, { recursive: true });
  renameSync(path.join(root, APP, 'dist'), result);
  removeOldBuilds(builds);
  return result;
}

function build({ root, logDirectory, parts }: BuildContext): Promise<void> {
  return parts.complete({
    name: 'build of the frontend',
    command: [
      path.join(root, 'node_modules/.bin/backstage-cli'),
      ...['package', 'build'],
      ...['--config', path.join(root, 'app-config.yaml')],
    ],
    cwd: path.join(root, APP),
    env: process.env,
    logFile: path.join(logDirectory, 'build.log'),
  });
}

function removeOldBuilds(builds: string): void {
  readdirSync(builds)
    .map(name => path.join(builds, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    .slice(KEPT_BUILDS)
    .forEach(old => rmSync(old, { recursive: true, force: true }));
}
