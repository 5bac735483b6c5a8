import {
  compareSnapshots,
  groupVersionKindOf,
  indexLiveSnapshot,
  KubernetesObject,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import {
  KubeconfigConnection,
  KubernetesLiveReader,
} from '@oneroof/plugin-gitops-backend-module-kubernetes/adapters';
import {
  ControlPlane,
  startControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { ProofTools } from './appliers';
import { Kubectl } from './Kubectl';
import { ProofCluster } from './ProofCluster';

const cluster = 'proof';

/** What is judged: everything that git declares for one place. */
export interface Judging {
  declared: readonly KubernetesObject[];
  /** Kinds that are read beside those that are declared. */
  alsoRead?: readonly KubernetesObject[];
  namespace: string;
  /** Field manager of the applier. */
  applier: string;
}

/** A real control plane with everything that the product reads it with. */
export class ProofBench {
  readonly tools: ProofTools;
  private readonly reader: KubernetesLiveReader;

  private constructor(private readonly plane: ControlPlane, kubectl: Kubectl) {
    this.tools = { kubectl, cluster: new ProofCluster(plane) };
    const connection = new KubeconfigConnection(cluster, {
      path: plane.kubeconfig,
      dangerouslySkipTlsVerify: false,
    });
    this.reader = new KubernetesLiveReader({
      clusters: new Map([[cluster, connection]]),
    });
  }

  static async start(): Promise<ProofBench> {
    const plane = await startControlPlane();
    return new ProofBench(plane, await Kubectl.create(plane.kubeconfig));
  }

  async stop(): Promise<void> {
    await this.tools.kubectl.dispose();
    await this.plane.stop();
  }

  /** Teaches the cluster a custom kind, and waits until it serves it. */
  async define(definition: KubernetesObject): Promise<void> {
    const { kubectl } = this.tools;
    const file = await kubectl.write(definition);
    await kubectl.run(['apply', '-f', file]);
    await kubectl.run(['wait', '--for=condition=established', '-f', file]);
  }

  /** Reads as the portal reads, and judges. */
  async judge(judging: Judging): Promise<ResourceVerdict[]> {
    const { declared, alsoRead = [], namespace, applier } = judging;
    const snapshot = await this.reader.read(
      {
        target: { type: 'kubernetes', cluster },
        kinds: [...declared, ...alsoRead].map(groupVersionKindOf),
        namespaces: [namespace],
      },
      new AbortController().signal,
    );
    return compareSnapshots(
      { treeId: 'tree', objects: [...declared], problems: [] },
      indexLiveSnapshot(snapshot),
      { namespace, applier },
    );
  }
}
