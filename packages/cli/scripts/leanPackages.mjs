import { builtinModules } from 'node:module';

const client = '@kubernetes/client-node';

/** Marks what this plugin resolves itself, so that it does not go round in circles. */
const resolving = Symbol('resolving');

/**
 * Of the client for Kubernetes we use what reads a kubeconfig and makes credentials of it. The rest of the package, a
 * class for each kind of the API, would be 15 MB of the bundle and 0.2 s of each start. Of zod's texts in fifty
 * languages, the English ones.
 */
export const leanPackages = {
  name: 'lean-packages',
  setup(build) {
    leanBuiltins(build);
    leanSources(build);
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

/**
 * An `import` of one of Node's own modules looks at everything in it, for `node:http` also at what makes Node load its
 * `fetch`: a fifth of the time of a start. A `require` does not.
 */
function leanBuiltins(build) {
  const names = builtinModules.flatMap(name => [name, `node:${name}`]);
  build.onResolve({ filter: /^[a-z0-9:_/]+$/ }, args => {
    if (!names.includes(args.path)) {
      return undefined;
    }
    return args.namespace === 'builtin'
      ? { path: args.path, external: true }
      : { path: args.path, namespace: 'builtin' };
  });
  build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
    contents: `module.exports = require(${JSON.stringify(path)});`,
  }));
}

/** None of our files does anything when it is imported, so that one of which nothing is used can be left out. */
function leanSources(build) {
  build.onResolve({ filter: /^(\.|@oneroof\/)/ }, async args => {
    const isOwn = !/[\\/]node_modules[\\/]/.test(args.importer);
    if (!isOwn || args.pluginData === resolving) {
      return undefined;
    }
    const { path, errors } = await build.resolve(args.path, {
      importer: args.importer,
      resolveDir: args.resolveDir,
      kind: args.kind,
      pluginData: resolving,
    });
    return { path, errors, sideEffects: false };
  });
}

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
