/** One roof over many houses: a gable, and below it what stands in a row. Takes the colour of its text. */
export function OneroofMark(props: { size: number }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M3 15 16 5l13 10" />
      <path d="M8 19v8M16 15v12M24 19v8" />
    </svg>
  );
}
