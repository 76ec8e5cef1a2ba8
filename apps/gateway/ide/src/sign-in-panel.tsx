import type { SignedIn } from './server';
import { WORDS } from './words';
import type { Language } from './words';

export interface SignInPanelProps {
  readonly language: Language;
  /** Who has signed in; null for nobody. */
  readonly user: SignedIn | null;
  /** The token of who had signed in has expired. */
  readonly hasEnded: boolean;
  readonly isAvailable: boolean;
  onSignIn(): void;
  onSignOut(): void;
}

/** Who has signed in with the identity provider and until when, or the button to do so. */
export function SignInPanel(props: SignInPanelProps) {
  const { user, language, hasEnded, isAvailable } = props;
  if (user !== null) return <User {...props} user={user} />;
  return (
    <span id="sign-in">
      {hasEnded && <em className="gezhi-note">{WORDS.sessionEnded[language]}</em>}
      <button type="button" disabled={!isAvailable} onClick={props.onSignIn}>
        {WORDS.signIn[language]}
      </button>
      {!isAvailable && <span role="alert">{WORDS.providerUnavailable[language]}</span>}
    </span>
  );
}

function User({ user, language, onSignOut }: SignInPanelProps & { readonly user: SignedIn }) {
  const { name, roles, areas, expiresAt, ignored } = user;
  const time = expiresAt.toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  });
  const lost = new Set(
    ignored.map(({ claim, reason, value }) => [claim, value, reason].filter(Boolean).join(' ')),
  );
  return (
    <span id="signed-in">
      <span title={[...roles, ...areas].join(', ')}>{name}</span>
      <em className="gezhi-note">
        {WORDS.until[language]} <time dateTime={expiresAt.toISOString()}>{time}</time>
      </em>
      {lost.size > 0 && (
        <details>
          <summary role="alert">{WORDS.grantsNothing[language]}</summary>
          <ul>
            {[...lost].map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" onClick={onSignOut}>
        {WORDS.signOut[language]}
      </button>
    </span>
  );
}
