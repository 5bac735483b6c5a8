import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { ReactNode } from 'react';
import { useLanguage } from '../hooks/useLanguage';
import { percentText } from '../model/percentText';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Findings } from './Findings';
import { RelativeTime } from './RelativeTime';
import { UncheckedList } from './UncheckedList';
import detailStyles from './ResourceDetail.module.css';
import styles from './HostDetail.module.css';

/** What differs on a host, what could not be checked there, and what machine it is. */
export function HostDetail({ resource }: { resource: ResourceView }) {
  return (
    <div className={detailStyles.detail}>
      <Findings resource={resource} />
      <UncheckedList items={resource.unchecked ?? []} />
      <Facts resource={resource} />
    </div>
  );
}

function Facts({ resource }: { resource: ResourceView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const language = useLanguage();
  const { host, coverage } = resource;
  if (!host) {
    return null;
  }
  const { groups, address, os, kernel, architecture } = host;
  const facts: Array<[string, ReactNode]> = [
    [
      t('hosts.checkedPart'),
      coverage !== undefined && percentText(coverage, language),
    ],
    [t('hosts.groups'), groups.join(', ')],
    [t('hosts.address'), address],
    [t('hosts.os'), os],
    [t('hosts.kernel'), kernel],
    [t('hosts.architecture'), architecture],
    [t('hosts.facts'), <FactsAge host={host} />],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([title, value]) => (
          <div key={title} className={styles.fact}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Facts carry their time only once it matters: those of every look would change with every look. */
function FactsAge({ host }: { host: NonNullable<ResourceView['host']> }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { factsAt, os, kernel, architecture } = host;
  if (factsAt) {
    return (
      <RelativeTime at={factsAt}>
        {time => t('hosts.factsOld', { time })}
      </RelativeTime>
    );
  }
  return (
    <>
      {t(os || kernel || architecture ? 'hosts.factsFresh' : 'hosts.factsNone')}
    </>
  );
}
