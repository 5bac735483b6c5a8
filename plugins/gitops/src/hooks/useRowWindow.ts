import { useVirtualizer } from '@tanstack/react-virtual';
import { RefObject } from 'react';

/** The rows of a long table that are in view, and the height of those that are not. */
export interface RowWindow {
  items: Array<{ index: number; key: string }>;
  /** Pixels above the first row that exists */
  before: number;
  /** Pixels below the last row that exists */
  after: number;
  /** Measures a row; the row carries its index in `data-index`. */
  measure: (row: HTMLTableRowElement | null) => void;
}

/** Keeps only the rows in view, so that a table of thousands scrolls like one of twenty. */
export function useRowWindow(options: {
  scroller: RefObject<HTMLElement>;
  count: number;
  /** Pixels of a row that was not measured yet */
  rowHeight: number;
  keyOf: (index: number) => string;
}): RowWindow {
  const virtualizer = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: options.count,
    getScrollElement: () => options.scroller.current,
    estimateSize: () => options.rowHeight,
    getItemKey: options.keyOf,
    overscan: 12,
    // Rows exist in the very first render, before the table knows its own height.
    initialRect: { width: 1024, height: 800 },
  });
  const items = virtualizer.getVirtualItems();
  const last = items[items.length - 1];
  return {
    items: items.map(({ index, key }) => ({ index, key: String(key) })),
    before: items[0]?.start ?? 0,
    after: last ? virtualizer.getTotalSize() - last.end : 0,
    measure: virtualizer.measureElement,
  };
}
