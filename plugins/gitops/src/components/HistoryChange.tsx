import { HistoryEntry, SyncRun } from '@oneroof/plugin-gitops-common';
import { PlacementSync, ResourceHealth } from '../api/queries';
import { RunStatus } from './RunStatus';
import { HealthStatus, SyncStatus } from './Status';
import { healthLooks, runLooks, syncLooks } from './statusLooks';
import tableStyles from './Table.module.css';

/** What a history entry went from and to, with its message. */
export function HistoryChange({ entry }: { entry: HistoryEntry }) {
  return (
    <>
      {entry.from && (
        <>
          <Side type={entry.type} word={entry.from} />
          <span className={tableStyles.quiet}> → </span>
        </>
      )}
      {entry.to && <Side type={entry.type} word={entry.to} />}
      {entry.message && (
        <span className={tableStyles.quiet}> {entry.message}</span>
      )}
    </>
  );
}

function Side({ type, word }: { type: HistoryEntry['type']; word: string }) {
  // Words of a newer backend that this page does not know yet are shown as they came.
  if (type === 'sync' && Object.hasOwn(syncLooks, word)) {
    return <SyncStatus sync={word as PlacementSync} />;
  }
  if (type === 'health' && Object.hasOwn(healthLooks, word)) {
    return <HealthStatus health={word as ResourceHealth} />;
  }
  if (type === 'sync-run' && Object.hasOwn(runLooks, word)) {
    return <RunStatus state={word as SyncRun['state']} />;
  }
  return (
    <code className={tableStyles.mono} title={word}>
      {type === 'revision' ? word.slice(0, 7) : word}
    </code>
  );
}
