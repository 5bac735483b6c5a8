import {
  Cluster,
  ClusterServer,
  createCertificate,
  createKubeconfig,
} from '@oneroof/world';
import { performance } from 'node:perf_hooks';

/** When one list of a cluster was under way. */
export interface ListSpan {
  from: number;
  to: number;
}

const latencyMs = 150;

/**
 * A slow, empty cluster that writes down when its Deployments were listed. Give each backend a door of its own under
 * one name of the cluster, and it is seen who looks, and when.
 */
export class ClusterDoor {
  readonly spans: ListSpan[] = [];
  private readonly server: ClusterServer;
  private readonly certificate = createCertificate(new Date());
  private readonly token = 'door';
  private url = '';

  constructor(private readonly name: string) {
    const cluster = new Cluster({ name, clock: () => new Date() });
    const { faults } = cluster;
    faults.add({ type: 'latency', ms: latencyMs });
    const matching = faults.matching.bind(faults);
    // Every request passes here first, and its answer comes no earlier than the latency allows.
    faults.matching = request => {
      if (request.resource === 'deployments.apps') {
        const from = performance.now();
        this.spans.push({ from, to: from + latencyMs });
      }
      return matching(request);
    };
    const { token, certificate } = this;
    this.server = new ClusterServer(cluster, { token, certificate });
  }

  async open(): Promise<void> {
    this.url = await this.server.start();
  }

  close(): Promise<void> {
    return this.server.stop();
  }

  /** The kubeconfig that leads through this door. */
  kubeconfig(): string {
    const { name, url, token } = this;
    const { certificate } = this.certificate;
    return createKubeconfig([{ name, url, token, certificate }]);
  }
}
