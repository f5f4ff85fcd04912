// What a figure can be switched to, above it: a name and its choice. Kept in the address; the first option is the usual one.
import { useParameter } from '../shell/location.js';
import { Choice, type Option } from './choice.js';

interface KnobProps<Name extends string> {
  /** `Area`; its parameter in the address is `area`. */
  readonly label: string;
  readonly options: readonly Option<Name>[];
  readonly value: Name;
}

export function Knob<Name extends string>({ label, options, value }: KnobProps<Name>) {
  const [, set] = useParameter(label.toLowerCase());
  return (
    <span class="knob">
      <span aria-hidden="true">{label}</span>
      <Choice
        label={label}
        options={options}
        value={value}
        onChoose={(name) => set(name === options[0]?.name ? '' : name)}
      />
    </span>
  );
}

/** What the address says, or the usual one. */
export function useKnob<Name extends string>(label: string, options: readonly Option<Name>[], usual: Name): Name {
  const [said] = useParameter(label.toLowerCase());
  return options.find(({ name }) => name === said)?.name ?? usual;
}
