/** Stands for the rows that are out of view. */
export function SpacerRow(props: { height: number; columns: number }) {
  return props.height > 0 ? (
    <tr aria-hidden>
      <td
        colSpan={props.columns}
        style={{ height: props.height, padding: 0, border: 0 }}
      />
    </tr>
  ) : null;
}
