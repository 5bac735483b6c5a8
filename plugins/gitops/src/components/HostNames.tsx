import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './HostNames.module.css';

const shownAtMost = 3;

/** The first few names of hosts and how many others there are. */
export function HostNames(props: {
  /** The first of them, or all. */
  names: string[];
  /** Number of all. */
  count: number;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { names, count } = props;
  // "and 1 other" takes the room of the name that it hides.
  const shown = count <= shownAtMost + 1 ? names : names.slice(0, shownAtMost);
  const others = count - shown.length;
  return (
    <span className={styles.names} title={names.join(', ')}>
      {shown.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <span className={styles.name}>{name}</span>
        </span>
      ))}
      {others > 0 && ` ${t('hosts.others', { count: others })}`}
    </span>
  );
}
