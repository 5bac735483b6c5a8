import { createMockDirectory } from '@backstage/backend-test-utils';
import { symlinkSync, writeFileSync } from 'node:fs';
import { Terminal } from '../terminal/Terminal';
import { readManifests } from './readManifests';

const configMap = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

describe('readManifests', () => {
  const directory = createMockDirectory();

  const read = async (filename: string[], stdin = '') => {
    const terminal: Terminal = {
      cwd: directory.path,
      env: process.env,
      stdin: (async function* input() {
        yield Buffer.from(stdin);
      })(),
      stdout: { write: () => true },
      stderr: { write: () => true },
      now: () => new Date(),
      signal: new AbortController().signal,
    };
    const { objects, problems } = await readManifests({ filename }, terminal);
    return { names: objects.map(({ metadata }) => metadata.name), problems };
  };

  beforeEach(() => directory.clear());

  it('reads files, folders and stdin, and a file by whatever name it has', async () => {
    directory.setContent({
      'one.txt': configMap('one'),
      folder: {
        'two.yml': configMap('two'),
        'notes.txt': 'no manifest',
        deeper: {
          'three.json': JSON.stringify({
            kind: 'List',
            apiVersion: 'v1',
            items: [
              { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'three' } },
            ],
          }),
        },
        '.git': { 'config.yaml': 'no manifest' },
      },
    });
    expect(await read(['one.txt', 'folder', '-'], configMap('four'))).toEqual({
      names: ['one', 'three', 'two', 'four'],
      problems: [],
    });
  });

  it('follows links to files, and none to folders', async () => {
    directory.setContent({
      elsewhere: { 'a.yaml': configMap('a') },
      folder: { 'b.yaml': configMap('b') },
    });
    symlinkSync('../elsewhere/a.yaml', directory.resolve('folder/a.yaml'));
    symlinkSync('../folder', directory.resolve('folder/circle'));
    symlinkSync('nowhere.yaml', directory.resolve('folder/dead.yaml'));
    expect((await read(['folder'])).names).toEqual(['a', 'b']);
  });

  it('leaves our own documents out, and names what is declared twice', async () => {
    directory.setContent({
      folder: {
        'a.yaml': configMap('a'),
        'b.yaml': configMap('a'),
        'delivery.yaml':
          'apiVersion: oneroof.dev/v1alpha1\nkind: Delivery\nmetadata: {name: a}\n',
      },
    });
    expect(await read(['folder'])).toEqual({
      names: ['a'],
      problems: [
        expect.objectContaining({
          code: 'duplicate-resource',
          file: 'folder/b.yaml',
        }),
      ],
    });
  });

  it.each([
    {
      what: 'a file that is not there',
      name: 'gone.yaml',
      message: 'there is no such file or folder',
    },
    {
      what: 'bytes that are no text',
      name: 'binary.yaml',
      message: 'is not UTF-8 text',
    },
    {
      what: 'a file that is too large',
      name: 'large.yaml',
      message: 'is larger than 16 MiB',
    },
    {
      what: 'a folder without manifests',
      name: 'empty',
      message: 'holds no .yaml, .yml or .json file',
    },
    {
      what: 'a kustomization further down',
      name: 'mixed',
      message:
        'holds app/kustomization.yaml: add --kustomize, and name the folder to render',
    },
  ])('tells of $what, and reads the others', async ({ name, message }) => {
    directory.setContent({
      'good.yaml': configMap('good'),
      empty: { 'README.md': '' },
      mixed: { app: { 'kustomization.yaml': '' } },
    });
    writeFileSync(directory.resolve('binary.yaml'), Buffer.from([0xff, 0xfe]));
    writeFileSync(
      directory.resolve('large.yaml'),
      Buffer.alloc(17 * 2 ** 20, '#'),
    );
    expect(await read([name, 'good.yaml'])).toEqual({
      names: ['good'],
      problems: [{ code: 'invalid-desired', file: name, message }],
    });
  });
});
