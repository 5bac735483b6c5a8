import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { ReactNode, useId, useState } from 'react';
import styles from './Disclosure.module.css';

/** A line that opens to more. What is closed is not rendered, so that it asks the backend for nothing. */
export function Disclosure(props: { summary: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const bodyId = useId();
  const Chevron = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <div className={styles.disclosure}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={() => setOpen(present => !present)}
      >
        <Chevron aria-hidden className={styles.chevron} />
        <span className={styles.words}>{props.summary}</span>
      </button>
      {isOpen && (
        <div id={bodyId} className={styles.body}>
          {props.children}
        </div>
      )}
    </div>
  );
}
