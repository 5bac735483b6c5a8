import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HostOverview, PlacementView } from '@oneroof/plugin-gitops-common';
import { ReactNode, useId, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useResources } from '../hooks/useResources';
import { groupUnknownHosts } from '../model/groupUnknownHosts';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { DriftLine } from './DriftLine';
import { HostNames } from './HostNames';
import { MoreButton } from './MoreButton';
import { StatusIcon } from './Status';
import { Look, syncLooks } from './statusLooks';
import styles from './HostOutliers.module.css';

/** Lines shown before a reader asks for all. */
const shownAtFirst = 8;

/** Paths of one difference shown in its line. */
const itemsShown = 3;

type Difference = HostOverview['differences'][number];

/** The hosts that stand out, grouped by what is the matter with them. Each line filters the table to its hosts. */
export function HostOutliers(props: {
  placement: PlacementView;
  differences: Difference[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const { differences } = props;
  const { unknown, isPartial } = useUnknownHosts(props.placement);
  const lines = [
    ...differences.map(difference => (
      <DifferenceLine key={difference.id} difference={difference} />
    )),
    ...unknown.map(({ code, message, hosts }) => (
      <OutlierLine
        key={code}
        look={syncLooks.unknown}
        names={hosts}
        count={hosts.length}
        isPartial={isPartial}
        filter={
          hosts.length === 1
            ? { verdict: 'unknown', text: hosts[0] }
            : { verdict: 'unknown' }
        }
      >
        {t(`cause.${code}`)}{' '}
        <span className={styles.quiet} title={message}>
          {message}
        </span>
      </OutlierLine>
    )),
  ];
  if (lines.length === 0) {
    return null;
  }
  const shown = isOpen ? lines : lines.slice(0, shownAtFirst);
  return (
    <section aria-labelledby={titleId} className={styles.outliers}>
      <div className={styles.head}>
        <h4 id={titleId} className={styles.title}>
          {t('hosts.outliers')}
        </h4>
        {differences.some(({ count }) => count > 1) && (
          <span className={styles.quiet}>{t('hosts.valuesOfFirst')}</span>
        )}
      </div>
      <ul className={styles.list}>{shown}</ul>
      {shown.length < lines.length && (
        <MoreButton onPress={() => setOpen(true)}>
          {t('drift.showAll', { number: String(lines.length) })}
        </MoreButton>
      )}
    </section>
  );
}

function DifferenceLine({ difference }: { difference: Difference }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { id, items, count, hosts } = difference;
  const others = items.length - itemsShown;
  return (
    <OutlierLine
      look={syncLooks.drifted}
      names={hosts}
      count={count}
      filter={{ differs: id }}
    >
      {items.slice(0, itemsShown).map(item => (
        <DriftLine key={`${item.op} ${item.path}`} item={item} />
      ))}
      {others > 0 && (
        <span className={styles.quiet}>
          {t('hosts.morePaths', { count: others })}
        </span>
      )}
    </OutlierLine>
  );
}

/** A line that filters the table to its hosts, and shows all of them again when it is chosen once more. */
function OutlierLine(props: {
  look: Look;
  names: string[];
  count: number;
  /** Only the first hosts were looked through. */
  isPartial?: boolean;
  filter: Partial<Record<'verdict' | 'text' | 'differs', string>>;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [params] = useSearchParams();
  const { look, names, count, filter } = props;
  const keys = ['verdict', 'text', 'differs'] as const;
  const isSelected = keys.every(
    key => (params.get(key) ?? undefined) === filter[key],
  );
  const next = new URLSearchParams(params);
  for (const key of keys) {
    next.delete(key);
    const value = filter[key];
    if (value !== undefined && !isSelected) {
      next.set(key, value);
    }
  }
  return (
    <li className={`${styles.line} ${isSelected ? styles.selected : ''}`}>
      <Link
        to={{ search: next.toString() }}
        replace
        aria-current={isSelected ? 'true' : undefined}
        className={styles.link}
      >
        <StatusIcon look={look} />
        <span>
          {t(props.isPartial ? 'hosts.atLeast' : 'hosts.count', { count })}
        </span>
      </Link>
      <span className={styles.what}>{props.children}</span>
      <span className={styles.who}>
        <HostNames names={names} count={count} />
      </span>
    </li>
  );
}

/** Why hosts are unknown; nothing where the placement as a whole is, and says why. */
function useUnknownHosts({ id, counts, cause }: PlacementView) {
  const query = useResources(
    id,
    { sync: ['unknown'] },
    { enabled: counts.unknown > 0 && !cause },
  );
  const hosts = query.data?.pages.flatMap(page => page.items) ?? [];
  const isAsked = counts.unknown > 0 && !cause;
  return {
    unknown: isAsked ? groupUnknownHosts(hosts) : [],
    isPartial: query.hasNextPage,
  };
}
