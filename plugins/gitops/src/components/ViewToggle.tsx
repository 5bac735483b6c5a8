import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import styles from './ViewToggle.module.css';

/** Chooses one of several views of the same thing; one of them is always chosen. */
export function ViewToggle<View extends string>(props: {
  /** What is chosen here, for screen readers. */
  label: string;
  views: ReadonlyArray<{ id: View; title: string }>;
  view: View;
  onChange: (view: View) => void;
}) {
  const { label, views, view, onChange } = props;
  return (
    <ToggleButtonGroup
      className={styles.group}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={keys => {
        const chosen = views.find(({ id }) => keys.has(id));
        if (chosen) {
          onChange(chosen.id);
        }
      }}
    >
      {views.map(({ id, title }) => (
        <ToggleButton key={id} id={id} size="small">
          {title}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
