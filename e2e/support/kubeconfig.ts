import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { worldDirectory } from './worldDirectory';

const file = path.join(worldDirectory, 'kubeconfig');

/** Port 1 is reserved, and nothing listens there. */
const closedDoor = 'https://127.0.0.1:1';

interface Kubeconfig {
  clusters: Array<{
    name: string;
    cluster: { server: string; 'certificate-authority-data': string };
  }>;
  users: Array<{ name: string; user: { token: string } }>;
}

/** How a cluster of the world is reached. */
export async function accessTo(name: string) {
  const { clusters, users }: Kubeconfig = parse(await readFile(file, 'utf8'));
  const cluster = clusters.find(item => item.name === name)?.cluster;
  const user = users.find(item => item.name === name)?.user;
  if (!cluster || !user) {
    throw new Error(`the world has no cluster ${name}`);
  }
  return {
    server: cluster.server,
    token: user.token,
    ca: Buffer.from(cluster['certificate-authority-data'], 'base64'),
  };
}

/** Sends the portal to a door where no cluster answers while `meanwhile` goes on. */
export async function withoutCluster(
  name: string,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const original = await readFile(file, 'utf8');
  const { server } = await accessTo(name);
  await writeFile(file, original.replace(server, closedDoor));
  try {
    await meanwhile();
  } finally {
    await writeFile(file, original);
  }
}
