// One of a few, all of them in sight: radio buttons drawn as one piece, with a radio group's own keys.
import { useId } from 'preact/hooks';

export interface Option<Name extends string> {
  readonly name: Name;
  readonly text: string;
  /** What is seen where `text` would take too much room; `text` is what is heard. */
  readonly short?: string;
}

interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly options: readonly Option<Name>[];
  readonly value: Name;
  readonly onChoose: (name: Name) => void;
}

export function Choice<Name extends string>({ label, options, value, onChoose }: ChoiceProps<Name>) {
  const group = useId();
  return (
    <fieldset class="choice">
      <legend class="unseen">{label}</legend>
      {options.map(({ name, text, short }) => (
        <label key={name} title={short === undefined ? undefined : text}>
          <input type="radio" name={group} checked={name === value} onChange={() => onChoose(name)} aria-label={text} />
          <span aria-hidden="true">{short ?? text}</span>
        </label>
      ))}
    </fieldset>
  );
}
