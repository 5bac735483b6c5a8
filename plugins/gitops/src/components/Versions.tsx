import { PlacementView } from '@oneroof/plugin-gitops-common';
import styles from './Versions.module.css';

/** Artifact versions as one line each: `api 1.8.1`. */
export function Versions(props: { versions: PlacementView['runs'] }) {
  return (
    <ul className={styles.list}>
      {props.versions.map(({ artifact, version }) => (
        <li key={`${artifact} ${version}`} className={styles.item}>
          <span className={styles.artifact}>{artifact}</span>{' '}
          <span className={styles.version} title={version}>
            {version}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same in one sentence. */
export function versionsText(versions: PlacementView['runs']): string {
  return versions
    .map(({ artifact, version }) => `${artifact} ${version}`)
    .join(', ');
}
