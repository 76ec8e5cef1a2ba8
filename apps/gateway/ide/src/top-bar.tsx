import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Example, Identity } from './server';
import { SignInPanel } from './sign-in-panel';
import type { SignInPanelProps } from './sign-in-panel';
import { WORDS } from './words';
import type { Language, Text } from './words';

/** Why signing in failed. */
export interface Failure {
  readonly text: Text | null;
  readonly detail: string | null;
}

export interface TopBarProps {
  readonly examples: readonly Example[];
  readonly identities: readonly Identity[];
  /** The chosen demo identity; empty for nobody. */
  readonly identity: string;
  readonly language: Language;
  readonly failure: Failure | null;
  /** Present where people sign in with an identity provider. */
  readonly signIn: Omit<SignInPanelProps, 'language'> | null;
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
      <WhoAsks {...props} />
      {failure !== null && <span role="alert">{failureText(failure, language)}</span>}
      {identities.length > 0 && <em className="gezhi-note">{WORDS.demonstration[language]}</em>}
      <button type="button" onClick={() => props.onLanguage(language === 'en' ? 'zh' : 'en')}>
        {WORDS.language[language]}
      </button>
    </>
  );
}

function WhoAsks(props: TopBarProps) {
  const { identities, signIn, language } = props;
  if (identities.length > 0) return <IdentityPicker {...props} />;
  if (signIn !== null) return <SignInPanel {...signIn} language={language} />;
  return <TokenField {...props} />;
}

function failureText({ text, detail }: Failure, language: Language): string {
  const parts = [WORDS.signInFailed[language], text?.[language], detail];
  return parts.filter(Boolean).join(': ');
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
