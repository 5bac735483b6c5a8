import { useLanguage } from '../hooks/useLanguage';
import { useNow } from '../hooks/useNow';
import { exactTime, relativeTime } from '../model/relativeTime';

/** How long ago something was, with the exact time on hover. */
export function RelativeTime(props: {
  at: string;
  /** Puts the time into a sentence. */
  children?: (time: string) => string;
}) {
  const language = useLanguage();
  const now = useNow();
  const time = relativeTime(props.at, now, language) ?? props.at;
  return (
    <time dateTime={props.at} title={exactTime(props.at, language)}>
      {props.children ? props.children(time) : time}
    </time>
  );
}
