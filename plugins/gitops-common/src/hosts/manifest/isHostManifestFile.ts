const pattern = /^(?:.+[._-])?goss(?:file)?(?:[._-].+)?\.(?:ya?ml|json)$/;

/**
 * Whether a file is one of a host manifest, by its name: `goss.yaml`, and beside it `goss-base.yaml`, `web.goss.yaml`,
 * `nginx_gossfile.yml`; JSON as well.
 *
 * @public
 */
export function isHostManifestFile(path: string): boolean {
  return pattern.test(path.slice(path.lastIndexOf('/') + 1));
}
