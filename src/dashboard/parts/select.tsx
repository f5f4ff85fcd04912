// One of many, with its label in sight.
interface SelectProps {
  readonly label: string;
  /** '' for all of them. */
  readonly value: string;
  /** What '' says. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string) => void;
}

export function Select({ label, value, all, options, onChoose }: SelectProps) {
  const isUnlisted = value !== '' && !options.some((option) => option.value === value);
  return (
    <label class="field select">
      <span class="label">{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">{all}</option>
        {isUnlisted && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
