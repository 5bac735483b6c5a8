import { ObservationError } from '../errors';
import { FakeRenderer } from './FakeRenderer';
import { rendererContract } from './rendererContract';

const configMap = (name: string) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

describe('FakeRenderer', () => {
  rendererContract(async () => ({
    renderer: new FakeRenderer(),
    valid: {
      path: 'apps/a',
      files: {
        'apps/a/one.yaml': configMap('one'),
        'apps/a/deep/two.json': configMap('two'),
        'apps/b/three.yaml': configMap('three'),
      },
      objects: [
        { kind: 'ConfigMap', name: 'one' },
        { kind: 'ConfigMap', name: 'two' },
      ],
    },
    broken: { path: 'apps/a', files: { 'apps/a/one.yaml': '{' } },
    foreignFileNames: ['README.md'],
  }));

  it('fails as it is told and recovers', async () => {
    const renderer = new FakeRenderer();
    const failure = new ObservationError('render-failed', 'no such base');
    const { signal } = new AbortController();
    const render = () => renderer.render({ path: '.', files: [] }, signal);

    renderer.fail(failure);
    await expect(render()).rejects.toBe(failure);
    renderer.fail(undefined);
    await expect(render()).resolves.toEqual({ objects: [], problems: [] });
    expect(renderer.renderCount).toBe(2);
  });
});
