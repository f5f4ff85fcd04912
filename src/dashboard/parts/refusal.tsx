// Why a write was refused, in the server's own words: read aloud when it comes, bound to its field by `id`.
interface RefusalProps {
  readonly id?: string;
  readonly text: string | undefined;
}

export function Refusal({ id, text }: RefusalProps) {
  return (
    <p class="refusal" id={id} role={text === undefined ? undefined : 'alert'} hidden={text === undefined}>
      {text}
    </p>
  );
}
