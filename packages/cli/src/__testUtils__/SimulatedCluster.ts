import { writeFileSync } from 'node:fs';
import {
  Cluster,
  ClusterServer,
  createCertificate,
  createKubeconfig,
} from '@oneroof/world';

const token = 't0ps3cret';

/** A simulated cluster with its door, and a kubeconfig that leads to it. */
export class SimulatedCluster {
  readonly cluster = new Cluster({ name: 'eu-1', clock: () => new Date() });
  readonly #certificate = createCertificate(new Date());
  readonly #server = new ClusterServer(this.cluster, {
    token,
    certificate: this.#certificate,
  });

  /** Starts to listen and writes the kubeconfig. */
  async start(kubeconfig: string): Promise<void> {
    const url = await this.#server.start();
    const { certificate } = this.#certificate;
    writeFileSync(
      kubeconfig,
      createKubeconfig([{ name: 'eu-1', url, token, certificate }]),
    );
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}
