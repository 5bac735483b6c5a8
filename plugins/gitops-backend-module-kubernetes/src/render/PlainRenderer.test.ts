import { rendererContract } from '@oneroof/plugin-gitops-node/testUtils';
import { renderSample, SampleFiles } from '../__testUtils__/renderSample';
import { PlainRenderer } from './PlainRenderer';

const manifest = (name: string) =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}}}`;

describe('PlainRenderer', () => {
  rendererContract(async () => ({
    renderer: new PlainRenderer(),
    valid: {
      path: 'apps/web',
      files: {
        'apps/web/a.yaml': manifest('a'),
        'apps/web/deeper/b.yml': manifest('b'),
        'apps/web/c.json': JSON.stringify({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'c' },
        }),
        'apps/web/README.md': '# Not a manifest',
      },
      objects: [
        { kind: 'ConfigMap', name: 'a' },
        { kind: 'ConfigMap', name: 'b' },
        { kind: 'Secret', name: 'c' },
      ],
    },
    broken: { path: 'apps', files: { 'apps/a.yaml': 'kind: [' } },
    foreignFileNames: ['README.md', 'kustomization.yaml'],
  }));

  it.each<{ what: string; files: SampleFiles }>([
    {
      what: 'declarations of this project',
      files: {
        'web/delivery.yaml':
          '{apiVersion: oneroof.dev/v1alpha1, kind: Delivery, metadata: {name: web}}',
      },
    },
    {
      what: 'kustomizations below',
      files: { 'web/overlay/kustomization.yaml': 'resources: []' },
    },
    {
      what: 'files of a neighbour whose name begins alike',
      files: { 'web-2/b.yaml': manifest('b') },
    },
  ])('leaves out $what', async ({ files }) => {
    const { objects, problems } = await renderSample(
      new PlainRenderer(),
      { 'web/a.yaml': manifest('a'), ...files },
      { path: 'web' },
    );

    expect(objects.map(object => object.metadata.name)).toEqual(['a']);
    expect(problems).toEqual([]);
  });

  it('names an object that two files declare, and lets the last one count', async () => {
    const { objects, problems } = await renderSample(
      new PlainRenderer(),
      {
        'b.yaml': `${manifest('a').slice(0, -1)}, data: {from: b}}`,
        'a.yaml': manifest('a'),
      },
      { path: '.' },
    );

    expect(objects).toEqual([expect.objectContaining({ data: { from: 'b' } })]);
    expect(problems).toEqual([
      {
        code: 'duplicate-resource',
        message: 'ConfigMap a is declared in another file too; this one counts',
        file: 'b.yaml',
        subject: { apiVersion: 'v1', kind: 'ConfigMap', name: 'a' },
      },
    ]);
  });

  it('refuses text that is not UTF-8', async () => {
    const files = [{ path: 'a.yaml', content: Uint8Array.of(0x61, 0xff) }];

    await expect(
      new PlainRenderer().render(
        { path: '.', files },
        new AbortController().signal,
      ),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});
