import { Cause, Revision } from '@oneroof/plugin-gitops-common';
import {
  ObservationError,
  Renderer,
  RevisionReader,
} from '@oneroof/plugin-gitops-node';
import { PlacementSource } from '../../database/operations/placements/listSources';
import { causeOf } from '../causeOf';
import { hashJson } from '../hashJson';
import { mapLimited } from '../mapLimited';
import { chooseRenderer } from '../render/chooseRenderer';
import { RevisionTree } from '../render/RevisionTree';

/** Placements looked at together: what they read in one turn is read in one go. */
const concurrency = 100;

/**
 * What git declares for a placement, as a key: equal keys render equally. `paths` are those in which a change makes
 * another key.
 */
export type DesiredTree = { tree: string; paths: string[] } | { cause: Cause };

/**
 * Finds the keys of what a revision declares for placements. Nothing is rendered for it: a key is made of the renderer
 * and of the object ids of every folder that the rendering depends on; on hosts of variables and the playbook's folder
 * too.
 */
export async function findDesiredTrees(
  sources: readonly PlacementSource[],
  revision: Revision,
  options: {
    reader: RevisionReader;
    /** The files of the revision. */
    tree: RevisionTree;
    renderers: readonly Renderer[];
    signal: AbortSignal;
  },
): Promise<DesiredTree[]> {
  const { reader, tree, renderers, signal } = options;
  const inputs = await mapLimited(sources, concurrency, source =>
    findInputs(source, tree, { renderers, signal }),
  );
  const paths = new Set([
    ...inputs.flatMap(input => ('cause' in input ? [] : input.paths)),
    ...sources.flatMap(({ playbook }) => playbook?.folder ?? []),
  ]);
  // One question for all placements: a question each would be a git process each.
  const ids = await reader.findTrees(revision, [...paths], signal);
  const idByPath = new Map([...paths].map((path, index) => [path, ids[index]]));
  return sources.map((source, index) => {
    const input = inputs[index];
    if ('cause' in input) {
      return input;
    }
    const missing = input.paths.find(path => !idByPath.get(path));
    return missing === undefined
      ? {
          paths: [...input.paths, ...listHostPaths(source)],
          tree: hashJson([
            input.renderer,
            source.path,
            source.namespace ?? null,
            input.paths.map(path => [path, idByPath.get(path)]),
            ...listHostParts(source, idByPath),
          ]),
        }
      : {
          cause: {
            code: 'not-found',
            message: `${missing} does not exist at ${revision.commit.slice(
              0,
              12,
            )}`,
          },
        };
  });
}

/**
 * What only hosts have in their key, empty for all others. A playbook that is not there is told by the runs that miss it:
 * what the manifest declares can be judged all the same.
 */
function listHostParts(
  { vars, playbook }: PlacementSource,
  idByPath: ReadonlyMap<string, string | undefined>,
): unknown[] {
  return vars === undefined && !playbook
    ? []
    : [
        vars ?? null,
        playbook
          ? [playbook.folder, playbook.file, idByPath.get(playbook.folder)]
          : null,
      ];
}

function listHostPaths({ varsFile, playbook }: PlacementSource): string[] {
  return [varsFile, playbook?.folder].filter(path => path !== undefined);
}

type Inputs = { renderer: string; paths: string[] } | { cause: Cause };

async function findInputs(
  source: PlacementSource,
  tree: RevisionTree,
  options: { renderers: readonly Renderer[]; signal: AbortSignal },
): Promise<Inputs> {
  const { renderers, signal } = options;
  try {
    const names = await tree.listFileNames(source.path);
    if (names.length === 0) {
      throw new ObservationError(
        'not-found',
        `no files stand in ${source.path}`,
      );
    }
    const renderer = chooseRenderer(renderers, source, names);
    const paths = await renderer.findInputs(source.path, tree, signal);
    return { renderer: renderer.type, paths: [...new Set(paths)].sort() };
  } catch (error) {
    // What is wrong with one folder must not keep the others from being looked at.
    const cause = causeOf(error);
    if (!cause) {
      throw error;
    }
    return { cause };
  }
}
