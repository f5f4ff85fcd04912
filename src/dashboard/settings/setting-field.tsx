// The control that fits a setting's type. It only says what was typed; whether that may be is for the server to say.
import type { Setting } from './setting-value.js';

export interface FieldProps {
  readonly setting: Setting;
  /** As typed. */
  readonly text: string;
  /** What names the control, what it says about itself, and what is wrong. */
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
}

export function SettingField(props: FieldProps) {
  const { type, choices } = props.setting;
  if (type === 'flag') return <Switch {...props} />;
  if (type === 'choice') return <OneOf {...props} />;
  if (type !== 'list') return <Typed {...props} />;
  return choices === undefined ? <Lines {...props} /> : <Members {...props} />;
}

const aria = ({ labelledBy, describedBy, isWrong }: FieldProps) => ({
  'aria-labelledby': labelledBy,
  'aria-describedby': describedBy,
  'aria-invalid': isWrong,
});

function Switch(props: FieldProps) {
  return (
    <span class="switch">
      <input
        type="checkbox"
        {...aria(props)}
        checked={props.text === 'true'}
        onChange={({ currentTarget }) => props.onType(String(currentTarget.checked))}
      />
      <span aria-hidden="true">{props.text === 'true' ? 'on' : 'off'}</span>
    </span>
  );
}

function OneOf(props: FieldProps) {
  return (
    <span class="field">
      <select {...aria(props)} value={props.text} onChange={({ currentTarget }) => props.onType(currentTarget.value)}>
        {(props.setting.choices ?? []).map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </span>
  );
}

function Members({ setting, text, labelledBy, describedBy, onType }: FieldProps) {
  const chosen = new Set(text.split('\n'));
  const choices = setting.choices ?? [];
  const turn = (member: string, isOn: boolean): void =>
    onType(choices.filter((one) => (one === member ? isOn : chosen.has(one))).join('\n'));
  return (
    <fieldset class="members" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {choices.map((member) => (
        <label key={member}>
          <input
            type="checkbox"
            checked={chosen.has(member)}
            onChange={({ currentTarget }) => turn(member, currentTarget.checked)}
          />
          {member}
        </label>
      ))}
    </fieldset>
  );
}

function Typed(props: FieldProps) {
  const { setting, text, onType } = props;
  return (
    <input
      {...aria(props)}
      value={text}
      inputMode={setting.type === 'integer' ? 'numeric' : 'text'}
      autocomplete="off"
      onInput={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
}

function Lines(props: FieldProps) {
  const { text, onType } = props;
  return (
    <textarea
      {...aria(props)}
      value={text}
      rows={Math.max(2, text.split('\n').length)}
      placeholder="one a line"
      spellcheck={false}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
}
