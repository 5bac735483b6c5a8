import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { forwardRef, MouseEvent, ReactNode } from 'react';
import styles from './OpenableRow.module.css';
import tableStyles from './Table.module.css';

/** A row of a table that opens to what is below it, by a button in its first cell. */
export const OpenableRow = forwardRef<
  HTMLTableRowElement,
  {
    index: number;
    /** Name of the button. */
    label: string;
    canOpen: boolean;
    isOpen: boolean;
    onToggle: () => void;
    /** The other cells */
    children: ReactNode;
  }
>((props, ref) => {
  const { canOpen, isOpen, onToggle } = props;
  const Chevron = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  const onClick = (event: MouseEvent) => {
    const isControl = (event.target as Element).closest('a, button');
    // Whoever marks text to copy it does not want the row to close.
    if (canOpen && !isControl && !window.getSelection()?.toString()) {
      onToggle();
    }
  };
  return (
    // The button in the first cell is the way for keyboards; the row only makes it larger for mice.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr
      ref={ref}
      data-index={props.index}
      className={`${canOpen ? styles.openable : ''} ${
        isOpen ? styles.open : ''
      }`}
      onClick={onClick}
    >
      <td className={tableStyles.narrow}>
        {canOpen && (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-label={props.label}
            onClick={onToggle}
          >
            <Chevron aria-hidden className={styles.chevron} />
          </button>
        )}
      </td>
      {props.children}
    </tr>
  );
});
