import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { maskedValue, ResourceView } from '@oneroof/plugin-gitops-common';
import { formatValue } from '../model/formatValue';
import { shortSides, ShortValue } from '../model/shortSides';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './DriftLine.module.css';
import tableStyles from './Table.module.css';

type DriftItem = ResourceView['drift'][number];

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
      <Short className={styles.git} short={git} whole={desired} />
      <span className={styles.words} aria-hidden>
        {' → '}
      </span>
      <span className={tableStyles.caption}> {t('drift.live')} </span>
      <Short className={styles.live} short={onHost} whole={live} />
    </span>
  );
}

function Short(props: {
  short: ShortValue;
  whole: unknown;
  className: string;
}) {
  const { text, isCut } = props.short;
  return (
    <code
      className={`${styles.value} ${props.className}`}
      title={isCut ? formatValue(props.whole).text : undefined}
    >
      {text}
      {isCut && '…'}
    </code>
  );
}
