import { applyContract } from './applyContract';
import { ContractCluster, ContractServer } from './ContractCluster';
import { readingContract } from './readingContract';
import { writingContract } from './writingContract';

/** What a simulated cluster and a real control plane have in common. The server has to be fresh. */
export function clusterContract(
  start: () => Promise<ContractServer & { stop(): Promise<void> }>,
): void {
  let server: Awaited<ReturnType<typeof start>> | undefined;
  let cluster: ContractCluster;

  beforeAll(async () => {
    server = await start();
    cluster = new ContractCluster(server);
  }, 90_000);

  afterAll(async () => {
    await server?.stop();
  });

  describe('reading', () => {
    readingContract(() => cluster);
  });
  describe('applying', () => {
    applyContract(() => cluster);
  });
  describe('writing', () => {
    writingContract(() => cluster);
  });
}
