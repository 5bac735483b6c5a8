import { RefObject, useEffect, useState } from 'react';
import { FlowEdge } from '../model/layoutEnvironments';
import { Box, arrowPath } from '../model/arrowPath';
import styles from './FlowArrows.module.css';

interface Drawing {
  width: number;
  height: number;
  paths: string[];
}

/**
 * Draws the arrows between the cards of a flow where the cards happen to stand, so that wrapped columns need no second
 * drawing. The words for the same order are in the cards' own sequence.
 */
export function FlowArrows(props: {
  container: RefObject<HTMLElement>;
  edges: FlowEdge[];
}) {
  const { container, edges } = props;
  const [drawing, setDrawing] = useState<Drawing>();

  // Not a layout effect: the container is attached after those of its children have run.
  useEffect(() => {
    const element = container.current;
    if (!element) {
      return undefined;
    }
    const draw = () => setDrawing(measure(element, edges));
    draw();
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    element
      .querySelectorAll('[data-environment]')
      .forEach(card => observer.observe(card));
    return () => observer.disconnect();
  }, [container, edges]);

  return drawing ? (
    <svg
      aria-hidden
      className={styles.arrows}
      width={drawing.width}
      height={drawing.height}
    >
      {drawing.paths.map((path, index) => (
        <path key={index} d={path} className={styles.arrow} />
      ))}
    </svg>
  ) : null;
}

function measure(element: HTMLElement, edges: FlowEdge[]): Drawing {
  const origin = element.getBoundingClientRect();
  const boxes = new Map<string, Box>();
  element.querySelectorAll<HTMLElement>('[data-environment]').forEach(card => {
    const box = card.getBoundingClientRect();
    boxes.set(card.dataset.environment ?? '', {
      left: box.left - origin.left + element.scrollLeft,
      top: box.top - origin.top,
      width: box.width,
      height: box.height,
    });
  });
  return {
    width: element.scrollWidth,
    height: element.clientHeight,
    paths: edges.flatMap(({ from, to }) => {
      const start = boxes.get(from);
      const end = boxes.get(to);
      return start && end ? [arrowPath(start, end)] : [];
    }),
  };
}
