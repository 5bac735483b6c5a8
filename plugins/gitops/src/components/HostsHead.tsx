import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HostOverview, PlacementView } from '@oneroof/plugin-gitops-common';
import { ReactNode } from 'react';
import { resourceVerdicts } from '../model/verdicts';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { CheckState } from './CheckState';
import { HostCoverage } from './HostCoverage';
import { PlacementNotice } from './PlacementNotice';
import { HealthStatus, StatusIcon } from './Status';
import { syncLooks } from './statusLooks';
import styles from './HostsHead.module.css';

/** How the hosts of a placement are, all together: in words, with how far and how freshly that is known. */
export function HostsHead(props: {
  placement: PlacementView;
  hosts?: HostOverview;
  /** When the rows below were observed. */
  observed: Pick<PlacementView, 'observedAt' | 'stale'>;
  /** What can be done about it. */
  action: ReactNode;
}) {
  const { placement, hosts, observed } = props;
  return (
    <div className={styles.head}>
      <div className={styles.first}>
        <div className={styles.words}>
          <h3 className={styles.title}>
            <StatusIcon look={syncLooks[placement.sync]} />
            <InSync placement={placement} />
          </h3>
          <Others placement={placement} />
          <HealthStatus
            health={placement.health}
            reason={
              // The notice below says so.
              placement.cause ? undefined : placement.healthReason
            }
          />
          <Place target={placement.target} />
        </div>
        {props.action}
      </div>
      <PlacementNotice placement={placement} observed={observed}>
        <CheckState playbook={placement.playbook} hosts={hosts} />
      </PlacementNotice>
      {isPartlyChecked(placement) && (
        <HostCoverage placement={placement} coverage={placement.coverage} />
      )}
    </div>
  );
}

/** Not where nothing is known at all: the notice says why. */
function isPartlyChecked(
  placement: PlacementView,
): placement is PlacementView & { coverage: number } {
  const { coverage, sync } = placement;
  return coverage !== undefined && coverage < 1 && sync !== 'unknown';
}

function InSync({ placement: { counts } }: { placement: PlacementView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const count = resourceVerdicts.reduce((sum, item) => sum + counts[item], 0);
  const inSync = counts['in-sync'];
  return (
    <span>
      {inSync === count
        ? t('hosts.allInSync', { count })
        : t('hosts.someInSync', { count, number: String(inSync) })}
    </span>
  );
}

/** Hosts that are not in sync, by verdict. */
function Others({ placement: { counts } }: { placement: PlacementView }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const parts = resourceVerdicts
    .filter(verdict => verdict !== 'in-sync' && counts[verdict] > 0)
    .map(verdict =>
      verdict === 'drifted'
        ? t('hosts.differ', { count: counts.drifted })
        : `${counts[verdict]} ${t(`sync.${verdict}`)}`,
    );
  return parts.length > 0 ? <span>{parts.join(' · ')}</span> : null;
}

function Place({ target }: { target: PlacementView['target'] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { inventory = target.name, group } = target;
  return (
    <span className={styles.place}>
      {group
        ? t('hosts.place', { inventory, group })
        : t('hosts.placeAll', { inventory })}
    </span>
  );
}
