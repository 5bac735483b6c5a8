import { FakeRenderer } from '@oneroof/plugin-gitops-node/testUtils';
import { GossRenderer } from '../../adapters/goss/GossRenderer';
import { chooseRenderer } from './chooseRenderer';

const plain = new FakeRenderer({ type: 'plain', precedence: 10 });
const goss = new GossRenderer();

const choose = (
  source: { renderer?: string; isOnHosts?: boolean },
  fileNames: string[],
) => chooseRenderer([plain, goss], { path: 'apps', ...source }, fileNames).type;

describe('chooseRenderer', () => {
  it.each([
    [false, ['deployment.yaml'], 'plain'],
    // A goss file may stand beside the manifests of a cluster, and the other way round.
    [false, ['deployment.yaml', 'goss.yaml'], 'plain'],
    [true, ['deployment.yaml', 'goss.yaml'], 'goss'],
  ])('on hosts: %s, of %j: %s', (isOnHosts, fileNames, type) => {
    expect(choose({ isOnHosts }, fileNames)).toBe(type);
  });

  it.each<[string, Parameters<typeof choose>[0], string]>([
    ['what only clusters have', { isOnHosts: true }, 'no manifests'],
    ['goss for a cluster', { renderer: 'goss' }, 'nothing for clusters'],
    [
      'plain manifests for hosts',
      { renderer: 'plain', isOnHosts: true },
      'nothing for hosts',
    ],
    ['what is not installed', { renderer: 'helm' }, 'no renderer "helm"'],
  ])('refuses %s', (_, source, message) => {
    expect(() => choose(source, ['deployment.yaml'])).toThrow(message);
  });
});
