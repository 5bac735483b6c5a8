import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Tooltip, TooltipTrigger } from '@backstage/ui';
import { BoardCell } from '@oneroof/plugin-gitops-common';
import { RiHistoryLine } from '@remixicon/react';
import { releaseText } from '../model/releaseText';
import { sumCounts } from '../model/summarizeEnvironment';
import { resourceVerdicts } from '../model/verdicts';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Age } from './Age';
import { RelativeTime } from './RelativeTime';
import { HealthStatus, StatusIcon, SyncStatus, useSyncWords } from './Status';
import { healthLooks, syncLooks, Tone } from './statusLooks';
import { Versions } from './Versions';
import styles from './BoardChip.module.css';
import tableStyles from './Table.module.css';

/** Tones that colour a chip, the loudest first. */
const loudest: readonly Tone[] = ['danger', 'warning', 'unknown'];

/** What runs of a component in an environment, in one chip: a link to the tab, explained on hover and focus. */
export function BoardChip(props: {
  cell: BoardCell;
  component: string;
  environment: string;
  href: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const syncWords = useSyncWords();
  const { cell, component, environment, href } = props;
  const { hostCount: hosts = 0 } = cell;
  const counts = sumCounts([cell.counts]);
  const total = resourceVerdicts.reduce((sum, item) => sum + counts[item], 0);
  return (
    <TooltipTrigger delay={400}>
      <Link
        href={href}
        standalone
        className={`${styles.chip} ${styles[chipTone(cell)]}`}
      >
        <span className={styles.line}>
          <StatusIcon look={healthLooks[cell.health]} />
          <span className={styles.release}>
            <span className={tableStyles.caption}>
              {t('board.cellPlace', { component, environment })}
            </span>{' '}
            {releaseText(cell) ?? t('board.noRelease')}{' '}
            <span className={tableStyles.caption}>
              {t('board.cellState', {
                health: t(`health.${cell.health}`),
                sync: syncWords({ sync: cell.sync, counts, total }),
              })}
            </span>
          </span>
          <StatusIcon look={syncLooks[cell.sync]} />
        </span>
        {/* Between the words that a reader of screens hears. */}{' '}
        <span className={styles.line}>
          <span className={styles.age}>
            {cell.changedAt && <RelativeTime at={cell.changedAt} />}
          </span>
          {cell.stale && <RiHistoryLine className={styles.stale} aria-hidden />}
          {cell.counts.drifted > 0 && (
            <span className={styles.number} aria-hidden>
              {cell.counts.drifted}
            </span>
          )}
        </span>
      </Link>
      <Tooltip>
        <div className={styles.explanation}>
          {cell.release && (
            <span className={styles.release}>{cell.release}</span>
          )}
          <Versions versions={cell.runs} />
          <HealthStatus health={cell.health} reason={cell.healthReason} />
          <SyncStatus sync={cell.sync} counts={counts} total={total} />
          {hosts > 0 && (
            <span>
              {hosts === total
                ? t('flow.hosts', { count: hosts })
                : t('board.hosts', { count: hosts })}
            </span>
          )}
          <span>{cell.cause?.message ?? t(`syncMeaning.${cell.sync}`)}</span>
          {cell.changedAt && (
            <RelativeTime at={cell.changedAt}>
              {time => t('board.changed', { time })}
            </RelativeTime>
          )}
          <Age observedAt={cell.observedAt} stale={cell.stale} />
        </div>
      </Tooltip>
    </TooltipTrigger>
  );
}

/** Whichever of health and sync asks for more attention colours the chip. */
function chipTone({ sync, health }: BoardCell): Tone {
  const tones = [syncLooks[sync].tone, healthLooks[health].tone];
  return loudest.find(tone => tones.includes(tone)) ?? 'calm';
}
