import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DemoOptions } from './demoOptions';

/** Where a browser finds the two halves of the portal. */
export interface PortalUrls {
  readonly frontend: string;
  readonly backend: string;
}

export function portalUrls(options: DemoOptions): PortalUrls {
  return {
    frontend: `http://localhost:${options.port}`,
    backend: `http://localhost:${options.backendPort}`,
  };
}

/** Writes the part of the configuration that depends on the chosen ports, and returns its file. */
export function writePortalConfig(options: DemoOptions): string {
  const urls = portalUrls(options);
  const file = path.join(options.directory, 'app-config.ports.yaml');
  const config = {
    app: { baseUrl: urls.frontend },
    backend: {
      baseUrl: urls.backend,
      listen: { host: '127.0.0.1', port: options.backendPort },
      cors: { origin: urls.frontend },
    },
  };
  // JSON is YAML.
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
}
