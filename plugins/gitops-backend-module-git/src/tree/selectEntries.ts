import { ObservationError } from '@oneroof/plugin-gitops-node';
import { treeLimits } from './limits';
import { TreeEntry, isRegularFile, staysInside } from './treeEntries';

/**
 * The files among the entries of a tree that are to be read.
 *
 * @param label - the tree in words, for messages
 * @throws {@link ObservationError} `too-large` or `invalid`
 */
export function selectEntries(
  entries: readonly TreeEntry[],
  filter: ((path: string) => boolean) | undefined,
  label: string,
): TreeEntry[] {
  const selected = entries.filter(
    entry =>
      isRegularFile(entry) &&
      staysInside(entry.path) &&
      (filter?.(entry.path) ?? true),
  );
  if (selected.length > treeLimits.maxFiles) {
    throw new ObservationError(
      'too-large',
      `${label} holds more than ${treeLimits.maxFiles} files`,
    );
  }
  for (const entry of selected) {
    if (entry.path.split('/').length - 1 > treeLimits.maxDepth) {
      throw new ObservationError(
        'too-large',
        `${label} holds a file more than ${treeLimits.maxDepth} folders deep`,
      );
    }
    if (!entry.isExact) {
      throw new ObservationError(
        'invalid',
        `${label} holds a file whose name is not UTF-8`,
      );
    }
  }
  return selected;
}

/**
 * Refuses files that are too large, before their content is read.
 *
 * @param sizes - bytes by object id
 * @throws {@link ObservationError} `too-large`
 */
export function checkSizes(
  entries: readonly TreeEntry[],
  sizes: ReadonlyMap<string, number>,
  label: string,
): void {
  let total = 0;
  for (const entry of entries) {
    const size = sizes.get(entry.id) ?? 0;
    if (size > treeLimits.maxFileBytes) {
      throw new ObservationError(
        'too-large',
        `${label} holds a file of more than ${treeLimits.maxFileBytes} bytes`,
      );
    }
    total += size;
  }
  if (total > treeLimits.maxTotalBytes) {
    throw new ObservationError(
      'too-large',
      `${label} holds more than ${treeLimits.maxTotalBytes} bytes`,
    );
  }
}
