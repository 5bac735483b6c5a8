import { Renderer, TreeAccess } from '@oneroof/plugin-gitops-node';

/** Files of a repository by their paths. */
export type SampleFiles = Record<string, string | Uint8Array>;

/** Gives the files of a sample by their paths. */
export function accessTo(files: SampleFiles): TreeAccess {
  return {
    readFile: async path =>
      Object.hasOwn(files, path) ? Buffer.from(files[path]) : undefined,
  };
}

/** Renders a folder of a sample with all files at hand, as a careless caller would. */
export function renderSample(
  renderer: Renderer,
  files: SampleFiles,
  options: { path: string; signal?: AbortSignal },
) {
  return renderer.render(
    {
      path: options.path,
      files: Object.entries(files).map(([path, content]) => ({
        path,
        content: Buffer.from(content),
      })),
    },
    options.signal ?? new AbortController().signal,
  );
}
