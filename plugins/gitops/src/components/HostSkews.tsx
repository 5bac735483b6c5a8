import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HostOverview } from '@oneroof/plugin-gitops-common';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { Disclosure } from './Disclosure';
import { HostNames } from './HostNames';
import styles from './HostSkews.module.css';

type Skew = HostOverview['skew'][number];

/** What the reader of facts writes for hosts that lack a package. */
const absent = 'absent';

/** In what hosts of one group differ from each other though git declares none of it: worth knowing, no alarm. */
export function HostSkews({ skew }: { skew: Skew[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return skew.length > 0 ? (
    <div className={styles.skews}>
      <Disclosure summary={t('hosts.skew', { count: skew.length })}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('hosts.skewSubject')}</th>
              <th scope="col">{t('hosts.skewValues')}</th>
            </tr>
          </thead>
          <tbody>
            {skew.map(({ subject, values }) => (
              <tr key={subject}>
                <th scope="row" className={styles.subject}>
                  {subject}
                </th>
                <td>
                  <ul className={styles.values}>
                    {values.map(({ value, count, hosts }, index) => (
                      <li key={value}>
                        {value === absent ? (
                          <span className={styles.absent}>
                            {t('hosts.skewAbsent')}
                          </span>
                        ) : (
                          <code className={styles.value}>{value}</code>
                        )}{' '}
                        <span className={styles.quiet}>
                          {t('hosts.on', { count })}
                          {/* Nobody looks for those that are like most. */}
                          {index > 0 && (
                            <>
                              {': '}
                              <HostNames names={hosts} count={count} />
                            </>
                          )}
                        </span>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </div>
  ) : null;
}
