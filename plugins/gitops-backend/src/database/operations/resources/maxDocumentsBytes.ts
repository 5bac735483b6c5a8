/**
 * Bytes of the JSON of both documents of a resource: more than two of the largest that Kubernetes stores (1.5 MiB). What
 * is larger is not stored, so that whoever reads need not expect it.
 */
export const maxDocumentsBytes = 4 * 1024 * 1024;
