// Nothing to show yet: why, and the command that changes it.
interface EmptyProps {
  /** One sentence. */
  readonly why: string;
  /** What to run next. */
  readonly command?: string;
  /** What that does: `records the commits that are there already`. */
  readonly does?: string;
}

export function Empty({ why, command, does }: EmptyProps) {
  return (
    <div class="empty">
      <p>{why}</p>
      {command !== undefined && (
        <p>
          Run <code>{command}</code>
          {does === undefined ? '' : `: ${does}`}
        </p>
      )}
    </div>
  );
}
