const client = '@kubernetes/client-node';

/**
 * Of the client for Kubernetes we use what reads a kubeconfig and makes credentials of it. The rest of the package, a
 * class for each kind of the API, would be 15 MB of the bundle and 0.2 s of each start. Of zod's texts in fifty
 * languages, the English ones.
 */
export const leanPackages = {
  name: 'lean-packages',
  setup(build) {
    leanClient(build);
    build.onResolve({ filter: /\/locales\/index\.js$/ }, args =>
      /[\\/]zod[\\/]v4[\\/]/.test(args.importer)
        ? build.resolve(args.path.replace('index.js', 'en.js'), {
            resolveDir: args.resolveDir,
            kind: args.kind,
          })
        : undefined,
    );
  },
};

function leanClient(build) {
  build.onResolve({ filter: /^@kubernetes\/client-node$/ }, async args => {
    const { path } = await build.resolve(`${client}/dist/config.js`, {
      resolveDir: args.resolveDir,
      kind: 'import-statement',
    });
    return { path, sideEffects: false };
  });
  // Of the generated API, two files that a kubeconfig may ask for.
  build.onResolve({ filter: /^\.\/gen\/index\.js$/ }, args =>
    args.importer.endsWith('client-node/dist/config.js')
      ? {
          path: args.path,
          namespace: 'lean-api',
          pluginData: args.resolveDir,
        }
      : undefined,
  );
  build.onLoad({ filter: /.*/, namespace: 'lean-api' }, args => ({
    resolveDir: args.pluginData,
    contents: `export { createConfiguration } from './gen/configuration.js';
export { ServerConfiguration } from './gen/servers.js';`,
  }));
  // Wanted for a class that Node has itself; it would bring a warning about its own dependencies.
  build.onResolve({ filter: /^node-fetch$/ }, args => ({
    path: args.path,
    namespace: 'own-fetch',
  }));
  build.onLoad({ filter: /.*/, namespace: 'own-fetch' }, () => ({
    // Looked up when they are used: Node loads all of its own `fetch` at the first look.
    contents: `export function Headers(init) {
  return new globalThis.Headers(init);
}
export default (...request) => globalThis.fetch(...request);`,
  }));
}
