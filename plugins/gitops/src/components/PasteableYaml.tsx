import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './PasteableYaml.module.css';

/** A document to paste, with a button that copies it. */
export function PasteableYaml(props: { label: string; text: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await window.navigator.clipboard?.writeText(props.text);
    setCopied(true);
  };
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span>{props.label}</span>
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={isCopied ? t('copied') : t('copy')}
          icon={isCopied ? <RiCheckLine /> : <RiFileCopyLine />}
          onPress={copy}
        />
      </figcaption>
      {/* Focusable, since a long line scrolls and a keyboard has to reach its end. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.text} tabIndex={0}>
        {props.text}
      </pre>
    </figure>
  );
}
