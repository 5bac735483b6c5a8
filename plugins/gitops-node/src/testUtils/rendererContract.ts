// A suite for others to run: its tests are registered by the caller's test file.
/* eslint-disable jest/no-export */
import { TreeFile } from '@oneroof/plugin-gitops-common';
import { Renderer, TreeAccess } from '@oneroof/plugin-gitops-node';

/**
 * A tree for a renderer, with paths from the repository's root.
 *
 * @public
 */
export interface RendererSample {
  /** Folder of the placement. */
  path: string;
  /** All files of the repository. */
  files: Record<string, string>;
}

/**
 * A renderer and trees that it understands.
 *
 * @public
 */
export interface RendererSubject {
  renderer: Renderer;
  /** A tree that renders without a problem to what is described here. */
  valid: RendererSample & {
    /** In any order; none where the renderer is one for hosts. */
    objects: Array<{ kind: string; name: string }>;
    /** For renderers of hosts: the files of the manifest, in the order in which they are merged. */
    hostFiles?: string[];
  };
  /** A tree that has to be refused: by an error, or by a problem of the result. */
  broken: RendererSample;
  /** Names of files in a folder that is none of this renderer's. */
  foreignFileNames: string[];
  dispose?(): Promise<void>;
}

/**
 * Registers the tests that every `Renderer` has to pass.
 *
 * @param createSubject - called before each test
 * @public
 */
export function rendererContract(
  createSubject: () => Promise<RendererSubject>,
): void {
  describe('Renderer contract', () => {
    let subject: RendererSubject;
    const { signal } = new AbortController();

    beforeEach(async () => {
      subject = await createSubject();
    });

    afterEach(async () => {
      await subject.dispose?.();
    });

    async function render(sample: RendererSample, options?: Reversed) {
      const inputs = await subject.renderer.findInputs(
        sample.path,
        accessTo(sample),
        signal,
      );
      const files = selectFiles(sample, inputs);
      return subject.renderer.render(
        {
          path: sample.path,
          files: options?.reversed ? files.reverse() : files,
        },
        signal,
      );
    }

    it('detects its own folders and no others', () => {
      const { renderer, valid, foreignFileNames } = subject;

      expect(renderer.detect(namesDirectlyIn(valid))).toBe(true);
      expect(renderer.detect(foreignFileNames)).toBe(false);
      expect(renderer.detect([])).toBe(false);
    });

    it('names the folder itself among its inputs, and nothing outside the repository', async () => {
      const inputs = await subject.renderer.findInputs(
        subject.valid.path,
        accessTo(subject.valid),
        signal,
      );

      expect(inputs).toContain(subject.valid.path);
      for (const input of inputs) {
        expect(input).not.toMatch(/^\/|(^|\/)\.\.(\/|$)/);
      }
    });

    it('renders every object, named and typed, and the manifest of hosts', async () => {
      const { objects, problems, hosts } = await render(subject.valid);

      expect(problems).toEqual([]);
      expect(hosts?.files).toEqual(
        subject.valid.hostFiles?.map(path => ({
          path,
          text: subject.valid.files[path],
        })),
      );
      expect(
        objects
          .map(o => ({ kind: o.kind, name: o.metadata.name }))
          .sort(byName),
      ).toEqual([...subject.valid.objects].sort(byName));
      for (const object of objects) {
        expect(object.apiVersion).toEqual(expect.any(String));
      }
    });

    it('renders the same from the same files, in whatever order they come', async () => {
      const first = await render(subject.valid);

      await expect(render(subject.valid)).resolves.toEqual(first);
      await expect(render(subject.valid, { reversed: true })).resolves.toEqual(
        first,
      );
    });

    it('never keeps silent about a broken tree', async () => {
      const said = await render(subject.broken).then(
        ({ problems }) => problems.map(problem => problem.code),
        error => [`${error.name} ${error.code}`],
      );

      expect(said).not.toEqual([]);
      for (const word of said) {
        expect(word).toMatch(
          /^([a-z-]+|ObservationError (render-failed|invalid|timeout|too-large))$/,
        );
      }
    });

    it('does nothing for a signal that is aborted already', async () => {
      await expect(
        subject.renderer.render(
          {
            path: subject.valid.path,
            files: selectFiles(subject.valid, ['.']),
          },
          AbortSignal.abort(),
        ),
      ).rejects.toThrow();
    });
  });
}

interface Reversed {
  reversed: boolean;
}

function accessTo(sample: RendererSample): TreeAccess {
  return {
    async readFile(path) {
      return Object.hasOwn(sample.files, path)
        ? Buffer.from(sample.files[path])
        : undefined;
    },
  };
}

function selectFiles(sample: RendererSample, inputs: string[]): TreeFile[] {
  return Object.entries(sample.files)
    .filter(([path]) =>
      inputs.some(
        input =>
          input === '.' || path === input || path.startsWith(`${input}/`),
      ),
    )
    .map(([path, content]) => ({ path, content: Buffer.from(content) }));
}

function namesDirectlyIn(sample: RendererSample): string[] {
  const prefix = sample.path === '.' ? '' : `${sample.path}/`;
  return Object.keys(sample.files)
    .filter(path => path.startsWith(prefix))
    .map(path => path.slice(prefix.length))
    .filter(name => !name.includes('/'));
}

function byName(
  a: { kind: string; name: string },
  b: { kind: string; name: string },
): number {
  return `${a.kind}/${a.name}` < `${b.kind}/${b.name}` ? -1 : 1;
}
