import { createCertificate } from '../../certificate/createCertificate';
import {
  describeOnControlPlane,
  startControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { Cluster } from '../Cluster';
import { ClusterServer } from '../http/ClusterServer';
import { clusterContract } from './clusterContract';

jest.setTimeout(30_000);

describe('a simulated cluster', () => {
  clusterContract(async () => {
    const now = new Date();
    const certificate = createCertificate(now);
    const cluster = new Cluster({ name: 'contract', clock: () => now });
    const server = new ClusterServer(cluster, { token: 'secret', certificate });
    return {
      server: await server.start(),
      ca: certificate.certificate,
      tokens: { admin: 'secret', viewer: '' },
      stop: () => server.stop(),
    };
  });
});

describeOnControlPlane('a real control plane', () => {
  clusterContract(() => startControlPlane());
});
