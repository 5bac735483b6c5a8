import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResourceView } from '@oneroof/plugin-gitops-common';
import { useMemo, useRef, useState } from 'react';
import { useRowWindow } from '../hooks/useRowWindow';
import { gitopsTranslationRef } from '../translations/gitopsTranslationRef';
import { ResourceDetail } from './ResourceDetail';
import { ResourceRow } from './ResourceRow';
import { SpacerRow } from './SpacerRow';
import tableStyles from './Table.module.css';

const columns = 6;

type Item = { resource: ResourceView; isDetail: boolean };

/** Resources as rows that open to their differences. Only the rows in view exist in the page. */
export function ResourceTable(props: {
  placementId: string;
  namespace?: string;
  resources: ResourceView[];
  caption: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { placementId, namespace, resources, caption } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [open, toggle] = useOpenKeys(resources);
  const items = useMemo<Item[]>(
    () =>
      resources.flatMap(resource =>
        open.has(resource.key)
          ? [
              { resource, isDetail: false },
              { resource, isDetail: true },
            ]
          : [{ resource, isDetail: false }],
      ),
    [resources, open],
  );
  const rows = useRowWindow({
    scroller,
    count: items.length,
    rowHeight: 40,
    keyOf: index =>
      `${items[index].isDetail ? 'detail' : 'row'} ${
        items[index].resource.key
      }`,
  });

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className={tableStyles.scroller} tabIndex={0}>
      <table className={tableStyles.table}>
        <caption className={tableStyles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={tableStyles.narrow} aria-hidden />
            <th scope="col">{t('resources.verdict')}</th>
            <th scope="col">{t('resources.resource')}</th>
            <th scope="col">{t('resources.health')}</th>
            <th scope="col" className={tableStyles.number}>
              {t('resources.differences')}
            </th>
            <th scope="col" className={tableStyles.number}>
              {t('resources.since')}
            </th>
          </tr>
        </thead>
        <tbody>
          <SpacerRow height={rows.before} columns={columns} />
          {rows.items.map(({ index, key }) => {
            const { resource, isDetail } = items[index];
            return isDetail ? (
              <tr key={key} ref={rows.measure} data-index={index}>
                <td colSpan={columns} className={tableStyles.detail}>
                  <ResourceDetail
                    placementId={placementId}
                    resource={resource}
                  />
                </td>
              </tr>
            ) : (
              <ResourceRow
                key={key}
                ref={rows.measure}
                index={index}
                resource={resource}
                namespace={namespace}
                isOpen={open.has(resource.key)}
                onToggle={() => toggle(resource.key)}
              />
            );
          })}
          <SpacerRow height={rows.after} columns={columns} />
        </tbody>
      </table>
    </div>
  );
}

/** A single drifted resource opens by itself: it is what the reader came for. */
function useOpenKeys(
  resources: ResourceView[],
): [ReadonlySet<string>, (key: string) => void] {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => {
    const drifted = resources.filter(({ sync }) => sync === 'drifted');
    return new Set(drifted.length === 1 ? [drifted[0].key] : []);
  });
  const toggle = (key: string) =>
    setOpen(present => {
      const next = new Set(present);
      if (!next.delete(key)) {
        next.add(key);
      }
      return next;
    });
  return [open, toggle];
}
