import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { RiGitCommitLine } from '@remixicon/react';
import { RevisionView } from '@oneroof/plugin-gitops-common';
import { useLanguage } from '../hooks/useLanguage';
import { exactTime } from '../model/relativeTime';
import { safeHref } from '../model/safeHref';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import styles from './CommitLink.module.css';

/** A commit's short id, linked where the portal knows its page; subject and author on hover. */
export function CommitLink({ revision }: { revision: RevisionView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const language = useLanguage();
  const href = safeHref(revision.webUrl);
  const title = t('flow.commitBy', {
    subject: revision.subject,
    author: revision.author,
    time: exactTime(revision.committedAt, language),
  });
  const shortId = revision.commit.slice(0, 7);
  return (
    <span className={styles.commit}>
      <RiGitCommitLine className={styles.icon} aria-hidden />
      {href ? (
        <Link
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          title={title}
          className={styles.id}
        >
          {shortId}
        </Link>
      ) : (
        <span className={styles.id} title={title}>
          {shortId}
        </span>
      )}
      <span className={styles.subject} title={title}>
        {revision.subject}
      </span>
    </span>
  );
}
