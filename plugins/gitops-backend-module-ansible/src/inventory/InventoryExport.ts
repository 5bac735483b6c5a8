/** What `ansible-inventory --list` says. */
export interface InventoryExport {
  text: string;
}

/** A file that Ansible may speak of in an error, and how people know it. */
export interface NamedFile {
  absolute: string;
  shown: string;
}

/** Most bytes of an exported inventory: 5,000 hosts with 10 KiB of variables each. */
export const maxExportBytes = 64 * 1024 * 1024;
