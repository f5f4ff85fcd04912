// One setting: what it does, its value and where that came from; and a form of its own, saved alone.
import { useEffect, useId, useState } from 'preact/hooks';
import { useWrite } from '../data/use-write.js';
import { Refusal } from '../parts/refusal.js';
import { announce } from '../shell/announce.js';
import { SettingField } from './setting-field.js';
import { isFixed, originText, type Setting, typedText, typedValue, valueText } from './setting-value.js';

export function SettingRow({ setting }: { readonly setting: Setting }) {
  const { key, value, help } = setting;
  const id = useId();
  const fixed = isFixed(setting);
  return (
    <div class="setting" role="group" aria-labelledby={`${id}-key`}>
      <div>
        <p id={`${id}-key`}>
          <code>{key}</code>
        </p>
        <p id={`${id}-help`}>{help}</p>
        <p class="help-text">
          Now <strong>{valueText(value)}</strong>, {originText(setting)}
          {setting.layer === 'default' ? '' : `; default ${valueText(setting.default)}`}.{takesText(setting)}
        </p>
      </div>
      {fixed ? <Fixed setting={setting} /> : <SettingForm id={id} setting={setting} />}
    </div>
  );
}

/** What a switch or a choice takes is in sight. */
function takesText({ type, choices, expects }: Setting): string {
  return type === 'flag' || choices !== undefined ? '' : ` Takes ${expects}.`;
}

function Fixed({ setting: { layer, source } }: { readonly setting: Setting }) {
  return (
    <p class="help-text">
      Fixed by the {layer} <code>{source}</code>, which is stronger than your own file: change it there.
    </p>
  );
}

function SettingForm({ id, setting }: { readonly id: string; readonly setting: Setting }) {
  const { key, layer } = setting;
  const stored = typedText(setting.value);
  const [text, setText] = useState(stored);
  const { isBusy, refusal, send } = useWrite();
  useEffect(() => setText(stored), [stored]);
  const change = (value: unknown, said: string): void =>
    send({ method: 'PATCH', path: '/config', body: { [key]: value } }, () => announce(said));
  const save = (event: Event): void => {
    event.preventDefault();
    change(typedValue(setting, text), `${key} is saved.`);
  };
  return (
    <form onSubmit={save}>
      <SettingField
        setting={setting}
        text={text}
        labelledBy={`${id}-key`}
        describedBy={`${id}-help ${id}-refusal`}
        isWrong={refusal !== undefined}
        onType={setText}
      />
      <div class="actions">
        {layer !== 'default' && (
          <button
            type="button"
            disabled={isBusy}
            aria-label={`Default for ${key}`}
            onClick={() => change(null, `${key} has its default again.`)}
          >
            Default
          </button>
        )}
        <button class={text === stored ? 'idle' : ''} disabled={isBusy} aria-label={`Save ${key}`}>
          Save
        </button>
      </div>
      <Refusal id={`${id}-refusal`} text={refusal} />
    </form>
  );
}
