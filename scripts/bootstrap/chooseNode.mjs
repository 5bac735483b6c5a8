import os from 'node:os';
import path from 'node:path';
import { BootstrapError } from './BootstrapError.mjs';
import { fetchNode } from './fetchNode.mjs';
import { nodePackages, supportedMajors } from './nodePackages.mjs';

/**
 * The Node to run everything with, as `{ executable, version }`: the one that runs this script when it is supported,
 * else a pinned one from the cache that all checkouts share.
 */
export async function chooseNode(env) {
  if (supportedMajors.includes(Number(process.versions.node.split('.')[0]))) {
    return { executable: process.execPath, version: process.versions.node };
  }
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = nodePackages[platform];
  if (!nodePackage) {
    throw new BootstrapError(
      `Node ${process.versions.node} is not supported, and there is no pinned Node for ${platform}. Install Node 22 or 24 and try again.`,
    );
  }
  const home = await fetchNode(nodePackage, cacheDirectory(env), env);
  return {
    executable: path.join(home, 'bin', 'node'),
    version: nodePackage.version,
  };
}

function cacheDirectory(env) {
  // The specification of XDG_CACHE_HOME says that a relative path is to be ignored.
  const base = path.isAbsolute(env.XDG_CACHE_HOME ?? '')
    ? env.XDG_CACHE_HOME
    : path.join(os.homedir(), '.cache');
  return path.join(base, 'oneroof');
}
