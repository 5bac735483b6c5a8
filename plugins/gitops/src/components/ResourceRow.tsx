import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { forwardRef, MouseEvent } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { RelativeTime } from './RelativeTime';
import { HealthStatus, SyncStatus } from './Status';
import styles from './ResourceRow.module.css';
import tableStyles from './Table.module.css';

/** One resource: verdict, name, health, and how much differs. */
export const ResourceRow = forwardRef<
  HTMLTableRowElement,
  {
    index: number;
    resource: ResourceView;
    /** Not repeated where the resource stands in it. */
    namespace?: string;
    isOpen: boolean;
    onToggle: () => void;
  }
>((props, ref) => {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { resource, isOpen, onToggle } = props;
  const canOpen = hasDetail(resource);
  const Chevron = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  const onClick = (event: MouseEvent) => {
    const isControl = (event.target as Element).closest('a, button');
    // Whoever marks text to copy it does not want the row to close.
    if (canOpen && !isControl && !window.getSelection()?.toString()) {
      onToggle();
    }
  };
  return (
    // The button in the first cell is the way for keyboards; the row only makes it larger for mice.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      ref={ref}
      data-index={props.index}
      className={canOpen ? styles.openable : undefined}
      onClick={onClick}
    >
      <td className={`${tableStyles.narrow} ${isOpen ? styles.open : ''}`}>
        {canOpen && (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-label={t('resources.expand', {
              name: `${resource.kind} ${resource.name}`,
            })}
            onClick={onToggle}
          >
            <Chevron aria-hidden className={styles.chevron} />
          </button>
        )}
      </td>
      <td className={`${tableStyles.nowrap} ${isOpen ? styles.open : ''}`}>
        <SyncStatus sync={resource.sync} />
        {resource.lastGood && (
          <span className={tableStyles.quiet}>
            {' '}
            <LastGood lastGood={resource.lastGood} />
          </span>
        )}
      </td>
      <td className={isOpen ? styles.open : undefined}>
        <span className={tableStyles.quiet}>{resource.kind}</span>{' '}
        <span className={styles.name}>{resource.name}</span>
        {resource.namespace && resource.namespace !== props.namespace && (
          <span className={tableStyles.quiet}> · {resource.namespace}</span>
        )}
      </td>
      <td className={isOpen ? styles.open : undefined}>
        {resource.health !== 'none' && (
          <HealthStatus
            health={resource.health}
            reason={
              // The row opens to its cause.
              resource.cause?.message === resource.healthReason
                ? undefined
                : resource.healthReason
            }
          />
        )}
      </td>
      <td className={`${tableStyles.number} ${isOpen ? styles.open : ''}`}>
        <Differences resource={resource} />
      </td>
      <td
        className={`${tableStyles.number} ${tableStyles.quiet} ${
          isOpen ? styles.open : ''
        }`}
      >
        {resource.changedAt && <RelativeTime at={resource.changedAt} />}
      </td>
    </tr>
  );
});

/** The exact time on hover: in a row there is no room for it. */
function LastGood(props: { lastGood: NonNullable<ResourceView['lastGood']> }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { observedAt, sync } = props.lastGood;
  return (
    <RelativeTime at={observedAt}>
      {() => t('resources.lastGood', { sync: t(`sync.${sync}`) })}
    </RelativeTime>
  );
}

/** Only the loudest of what there is: the opened row has all of it. */
function Differences({ resource }: { resource: ResourceView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { drift, unmanaged, warnings, ignoredBy } = resource;
  const quiet = (words: string) => (
    <span className={tableStyles.quiet}>{words}</span>
  );
  if (drift.length > 0) {
    return <>{t('resources.paths', { count: drift.length })}</>;
  }
  if (unmanaged.length > 0) {
    return quiet(t('resources.unmanagedCount', { count: unmanaged.length }));
  }
  if (warnings.length > 0) {
    return <>{t('resources.warningCount', { count: warnings.length })}</>;
  }
  return ignoredBy.length > 0
    ? quiet(t('resources.ruleCount', { count: ignoredBy.length }))
    : null;
}

function hasDetail(resource: ResourceView): boolean {
  return (
    resource.sync !== 'in-sync' ||
    resource.drift.length > 0 ||
    resource.unmanaged.length > 0 ||
    resource.ignoredBy.length > 0 ||
    resource.warnings.length > 0 ||
    resource.fights !== undefined ||
    resource.cause !== undefined
  );
}
