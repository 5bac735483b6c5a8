import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, useSearchParams } from 'react-router-dom';
import { ResourceSync, SyncCounts } from '../api/queries';
import { resourceVerdicts } from '../model/verdicts';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { StatusIcon } from './Status';
import { syncLooks } from './statusLooks';
import styles from './VerdictFilter.module.css';

/** The counts of a placement, each a link to the list of just these. */
export function VerdictFilter(props: {
  counts: SyncCounts;
  selected?: ResourceSync;
  /** A filter that no verdict stands for is in force, so that none of them is the present one. */
  isElsewhere?: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { counts, selected } = props;
  const total = resourceVerdicts.reduce((sum, item) => sum + counts[item], 0);
  const shown = resourceVerdicts.filter(
    item => counts[item] > 0 || item === selected,
  );
  return (
    <nav aria-label={t('resources.filterVerdict')}>
      <ul className={styles.list}>
        <li>
          <Choice isSelected={!selected && !props.isElsewhere} number={total}>
            {t('resources.all')}
          </Choice>
        </li>
        {shown.map(verdict => (
          <li key={verdict}>
            <Choice
              verdict={verdict}
              isSelected={verdict === selected}
              number={counts[verdict]}
            >
              {t(`sync.${verdict}`)}
            </Choice>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Choice(props: {
  verdict?: ResourceSync;
  isSelected: boolean;
  number: number;
  children: string;
}) {
  const [params] = useSearchParams();
  const { verdict, isSelected } = props;
  const next = new URLSearchParams(params);
  next.delete('verdict');
  // Hosts of one difference have one verdict: with another one beside it, nothing would be left.
  next.delete('differs');
  if (verdict) {
    next.set('verdict', verdict);
  }
  return (
    <Link
      to={{ search: next.toString() }}
      replace
      aria-current={isSelected ? 'true' : undefined}
      className={styles.choice}
    >
      {verdict && <StatusIcon look={syncLooks[verdict]} />}
      <span>{props.children}</span>{' '}
      <span className={styles.number}>{props.number}</span>
    </Link>
  );
}
