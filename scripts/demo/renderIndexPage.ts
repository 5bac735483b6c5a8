import { ConfigSources, loadConfigSchema } from '@backstage/config-loader';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const CONFIG_SCRIPT =
  /(<script type="backstage\.io\/config">)[^]*?(<\/script>)/;

/**
 * The built index page with the configuration of this run in place of that of the build: only what the schemas of
 * the frontend's packages declare visible.
 */
export async function renderIndexPage(
  build: string,
  configFiles: readonly string[],
): Promise<string> {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      argv: configFiles.flatMap(file => ['--config', file]),
      watch: false,
    }),
  );
  config.close();
  const schema = await loadConfigSchema({
    serialized: JSON.parse(
      readFileSync(path.join(build, '.config-schema.json'), 'utf8'),
    ),
  });
  const visible = schema.process([{ data: config.get(), context: 'demo' }], {
    visibility: ['frontend'],
  });
  const page = readFileSync(path.join(build, 'index.html'), 'utf8');
  if (!CONFIG_SCRIPT.test(page)) {
    throw new Error(`${build}/index.html has no place for the configuration`);
  }
  // Escaped, because a string with `</script>` in it would end the element; a function, because of `$` in a value.
  const json = JSON.stringify(visible).replaceAll('<', '\\u003c');
  return page.replace(CONFIG_SCRIPT, (_, open, close) => open + json + close);
}
