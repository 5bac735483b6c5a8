import { ResourceView } from '@oneroof/plugin-gitops-common';
import { ReactNode, useMemo, useRef, useState } from 'react';
import { useRowWindow } from '../hooks/useRowWindow';
import { OpenableRow } from './OpenableRow';
import { SpacerRow } from './SpacerRow';
import tableStyles from './Table.module.css';

/** What a table shows of each resource. */
export interface ResourceTableShape {
  columns: Array<{ title: string; className?: string }>;
  /** The cells of a resource, as many as there are columns. */
  cells: (resource: ResourceView) => ReactNode;
  /** What a row opens to. */
  detail: (resource: ResourceView) => ReactNode;
  hasDetail: (resource: ResourceView) => boolean;
  /** Name of the button that opens a row. */
  toggleLabel: (resource: ResourceView) => string;
}

type Item = { resource: ResourceView; isDetail: boolean };

/** Resources as rows that open to their differences. Only the rows in view exist in the page. */
export function ResourceTable(props: {
  resources: ResourceView[];
  caption: string;
  shape: ResourceTableShape;
}) {
  const { resources, caption, shape } = props;
  const width = shape.columns.length + 1;
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
            {shape.columns.map(({ title, className }) => (
              <th key={title} scope="col" className={className}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <SpacerRow height={rows.before} columns={width} />
          {rows.items.map(({ index, key }) => {
            const { resource, isDetail } = items[index];
            return isDetail ? (
              <tr key={key} ref={rows.measure} data-index={index}>
                <td colSpan={width} className={tableStyles.detail}>
                  {shape.detail(resource)}
                </td>
              </tr>
            ) : (
              <OpenableRow
                key={key}
                ref={rows.measure}
                index={index}
                label={shape.toggleLabel(resource)}
                canOpen={shape.hasDetail(resource)}
                isOpen={open.has(resource.key)}
                onToggle={() => toggle(resource.key)}
              >
                {shape.cells(resource)}
              </OpenableRow>
            );
          })}
          <SpacerRow height={rows.after} columns={width} />
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
