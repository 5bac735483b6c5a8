import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { formatValue } from '../model/formatValue';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { MoreButton } from './MoreButton';
import styles from './Value.module.css';

/** A value of a document as text, cut when it is long. */
export function Value({ value }: { value: unknown }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [isWhole, setWhole] = useState(false);
  const { text, isCut } = formatValue(value, isWhole ? Infinity : undefined);
  return (
    <>
      <code className={styles.value}>
        {text}
        {isCut && '…'}
      </code>
      {isCut && (
        <MoreButton onPress={() => setWhole(true)}>
          {t('drift.showValue')}
        </MoreButton>
      )}
    </>
  );
}
