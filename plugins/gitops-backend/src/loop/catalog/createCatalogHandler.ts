import { deliveryAnnotation } from '@oneroof/plugin-gitops-common';
import { DeclaredProblem } from '../../database/operations/declarations/Declarations';
import { DeclarationFile } from '../../database/operations/declarations/DeclarationFile';
import { listDeclarationFiles } from '../../database/operations/declarations/listDeclarationFiles';
import { writeDeclarationFiles } from '../../database/operations/declarations/writeDeclarationFiles';
import { listComponentRefs } from '../../database/operations/declarations/listComponentRefs';
import { writeComponents } from '../../database/operations/declarations/writeComponents';
import { writeProblems } from '../../database/operations/declarations/writeProblems';
import { withTicket } from '../../database/operations/queue';
import { confirmationDue } from '../confirmEmptiness';
import { LoopContext } from '../LoopContext';
import { untilAborted } from '../untilAborted';
import { WorkHandler } from '../Work';
import { decideFileChanges } from './decideFileChanges';
import {
  CatalogAccess,
  maxAnnotated,
  readAnnotated,
  readComponents,
} from './readCatalog';
import { readDeliveryUrl } from './readDeliveryUrl';

/** Problems of annotations belong to no repository; they stand under this id. */
const catalogSource = 'catalog';

/** Time for all questions to the catalog together. */
const limitMs = 2 * 60_000;

/** What is beyond the limit is not read, and what was read before is not given up for it. */
const cutProblem: DeclaredProblem = {
  file: 'catalog',
  code: 'too-large',
  message: `the catalog names more than ${maxAnnotated} components with the annotation ${deliveryAnnotation}; the files of the others are not read`,
};

/**
 * Handler of `catalog`: titles and owners of the components that are delivered, and the files that components point at.
 *
 * The catalog decides nothing about what runs; it is read so that lists can be filtered and sorted in SQL. A component
 * that it does not know keeps the title and owner that it had, or none; a file that no component names any more is given
 * up when a second look says so too.
 */
export function createCatalogHandler(
  context: LoopContext,
  services: Pick<CatalogAccess, 'auth' | 'catalog'>,
): WorkHandler {
  const { config, knex, now } = context;
  return async ({ claim, signal }) => {
    const refs = await listComponentRefs(knex);
    const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    const { auth, catalog } = services;
    const access = { auth, catalog, signal: limit };
    // The client of the catalog takes no signal, and may wait for an answer for ever.
    const components = await untilAborted(readComponents(access, refs), limit);
    const annotated = await untilAborted(readAnnotated(access), limit);
    const files: DeclarationFile[] = [];
    const problems: DeclaredProblem[] = [];
    for (const { ref, url } of annotated.components) {
      const found = readDeliveryUrl(url, config.repositories);
      if ('problem' in found) {
        problems.push({
          file: withoutSecrets(url).slice(0, 1000),
          code: 'annotation',
          message: found.problem,
          componentRef: ref,
        });
      } else {
        const { repositoryId, file } = found;
        files.push({ repositoryId, file, componentRef: ref });
      }
    }
    if (annotated.isCut) {
      problems.push(cutProblem);
    }
    const changes = decideFileChanges(
      await listDeclarationFiles(knex),
      { files, isCut: annotated.isCut },
      now(),
    );
    const followers = changes.repositoryIds.map(id => `repository:${id}`);
    await withTicket({ knex, claim, followers, now: now() }, async tx => {
      await writeComponents(tx, components);
      await writeProblems(tx, catalogSource, problems);
      await writeDeclarationFiles(tx, changes, now());
    });
    const times = { now: now(), intervalMs: config.intervals.catalog };
    const { missedSince } = changes;
    return {
      result: 'done',
      dueAt:
        missedSince === undefined
          ? new Date(times.now.getTime() + times.intervalMs)
          : confirmationDue(missedSince, times),
    };
  };
}

/** The annotation as it may be stored and shown: people paste URLs with what their browser or git had put in. */
function withoutSecrets(url: string): string {
  return url.split(/[?#]/, 1)[0].replace(/\/\/[^/]*@/, '//');
}
