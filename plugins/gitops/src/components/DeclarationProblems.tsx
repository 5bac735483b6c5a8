import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { DeclarationProblem } from '@oneroof/plugin-gitops-common';
import { useState } from 'react';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { MoreButton } from './MoreButton';
import styles from './DeclarationProblems.module.css';

const shownAtFirst = 3;

/** What is wrong with declarations: file, line, column and the sentence. Nothing where nothing is wrong. */
export function DeclarationProblems(props: { problems: DeclarationProblem[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const { problems } = props;
  if (problems.length === 0) {
    return null;
  }
  const shown = isOpen ? problems : problems.slice(0, shownAtFirst);
  return (
    <Alert
      status="warning"
      icon
      title={t('problems.title', { count: problems.length })}
      description={
        <div className={styles.body}>
          <span>{t('problems.hint')}</span>
          <ul className={styles.list}>
            {shown.map((problem, index) => (
              <li key={index}>
                <Place problem={problem} />
                <span className={styles.message}>{problem.message}</span>
              </li>
            ))}
          </ul>
          {!isOpen && problems.length > shownAtFirst && (
            <MoreButton onPress={() => setOpen(true)}>
              {t('drift.showAll', { number: String(problems.length) })}
            </MoreButton>
          )}
        </div>
      }
    />
  );
}

function Place({ problem }: { problem: DeclarationProblem }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { line, column } = problem;
  return (
    <span className={styles.place}>
      <code title={problem.repository}>{problem.file}</code>
      {line !== undefined &&
        ` ${
          column === undefined
            ? t('problems.lineOnly', { line: String(line) })
            : t('problems.line', {
                line: String(line),
                column: String(column),
              })
        }`}
    </span>
  );
}
