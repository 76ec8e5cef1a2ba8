import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Example, Identity } from './server';
import { WORDS } from './words';
import type { Language } from './words';

export interface TopBarProps {
  readonly examples: readonly Example[];
  readonly identities: readonly Identity[];
  /** The chosen demo identity; empty for nobody. */
  readonly identity: string;
  readonly language: Language;
  readonly failure: string | null;
  onIdentity(id: string): void;
  onToken(token: string): void;
  onLanguage(language: Language): void;
}

/** Who asks, in which language, and what there is to try. */
export function TopBar(props: TopBarProps) {
  const { identities, language, failure } = props;
  return (
    <>
      <strong className="gezhi-name">Gezhi 格治</strong>
      <ExamplePicker {...props} />
      {identities.length > 0 ? <IdentityPicker {...props} /> : <TokenField {...props} />}
      {failure !== null && (
        <span role="alert">{`${WORDS.signInFailed[language]}: ${failure}`}</span>
      )}
      {identities.length > 0 && <em className="gezhi-note">{WORDS.demonstration[language]}</em>}
      <button type="button" onClick={() => props.onLanguage(language === 'en' ? 'zh' : 'en')}>
        {WORDS.language[language]}
      </button>
    </>
  );
}

function ExamplePicker({ examples, identities, language, onIdentity }: TopBarProps) {
  const { addTab } = useGraphiQLActions();
  const editors = useGraphiQL(pick('queryEditor', 'variableEditor'));
  const open = (id: string) => {
    const example = examples.find((known) => known.id === id);
    if (example === undefined) return;
    const runAs = identities.find((known) => known.id === example.runAs);
    if (runAs !== undefined) onIdentity(runAs.id);
    addTab();
    editors.queryEditor?.setValue(example.query);
    editors.variableEditor?.setValue(example.variables ?? '');
  };
  const users = [...new Set(examples.map(({ user }) => user))];
  return (
    <label>
      {WORDS.examples[language]}
      <select
        id="example"
        value=""
        disabled={editors.queryEditor === undefined}
        onChange={(event) => open(event.target.value)}
      >
        <option value="">{WORDS.chooseExample[language]}</option>
        {users.map((user) => (
          <optgroup key={user} label={WORDS[user][language]}>
            {examples
              .filter((example) => example.user === user)
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {title[language]}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function IdentityPicker({ identities, identity, language, onIdentity }: TopBarProps) {
  return (
    <label>
      {WORDS.actAs[language]}
      <select id="identity" value={identity} onChange={(event) => onIdentity(event.target.value)}>
        <option value="">{WORDS.nobody[language]}</option>
        {identities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

function TokenField({ language, onToken }: TopBarProps) {
  return (
    <label>
      {WORDS.token[language]}
      <input
        id="token"
        type="password"
        autoComplete="off"
        placeholder={WORDS.tokenHint[language]}
        onChange={(event) => onToken(event.target.value.trim())}
      />
    </label>
  );
}
