import { useId } from 'react';
import styles from './ResourceDetail.module.css';

/** Sentences below their title; nothing where there are none. */
export function Sentences(props: { title: string; sentences: string[] }) {
  const titleId = useId();
  return props.sentences.length > 0 ? (
    <div>
      <h4 id={titleId} className={styles.title}>
        {props.title}
      </h4>
      <ul aria-labelledby={titleId} className={styles.sentences}>
        {props.sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </div>
  ) : null;
}
