import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { maskedValue, ResourceView } from '@oneroof/plugin-gitops-common';
import { formatValue } from '../model/formatValue';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './DriftLine.module.css';
import tableStyles from './Table.module.css';

type DriftItem = ResourceView['drift'][number];

/** Longest value beside its path; the opened host has all of it. */
const valueLimit = 32;

/** One difference of a host in one line: `package[nginx].versions 1.26 → 1.24`. */
export function DriftLine({ item }: { item: DriftItem }) {
  return (
    <span className={styles.line}>
      <code className={styles.path} title={item.path}>
        {item.path}
      </code>{' '}
      <Sides item={item} />
    </span>
  );
}

function Sides({ item }: { item: DriftItem }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { op, desired, live } = item;
  if (desired === maskedValue || live === maskedValue) {
    return <span className={styles.words}>{t('drift.masked')}</span>;
  }
  if (op !== 'change') {
    return (
      <span className={styles.words}>
        {t(op === 'add' ? 'hosts.absent' : 'hosts.unwanted')}
      </span>
    );
  }
  if (desired === undefined || live === undefined) {
    return <span className={styles.words}>{t('hosts.differs')}</span>;
  }
  const [git, onHost] = shortSides(desired, live);
  return (
    <span className={styles.sides}>
      <span className={tableStyles.caption}>{t('drift.git')} </span>
      <Short className={styles.git} value={git} />
      <span className={styles.words} aria-hidden>
        {' → '}
      </span>
      <span className={tableStyles.caption}> {t('drift.live')} </span>
      <Short className={styles.live} value={onHost} />
    </span>
  );
}

/** Lists of one, as versions usually are, read better as the one. */
function shortSides(desired: unknown, live: unknown): [unknown, unknown] {
  return isSingle(desired) && isSingle(live)
    ? [desired[0], live[0]]
    : [desired, live];
}

function isSingle(value: unknown): value is [string] {
  return (
    Array.isArray(value) && value.length === 1 && typeof value[0] === 'string'
  );
}

function Short(props: { value: unknown; className: string }) {
  const { text, isCut } = formatValue(props.value, valueLimit);
  return (
    <code
      className={`${styles.value} ${props.className}`}
      title={isCut ? formatValue(props.value).text : undefined}
    >
      {text}
      {isCut && '…'}
    </code>
  );
}
