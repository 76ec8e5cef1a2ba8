import './workers';
import 'graphiql/style.css';
import './ide.css';
import { createRoot } from 'react-dom/client';
import { App, failureOf } from './app';
import { fetchActor, fetchExamples, fetchIdentities, fetchSignIn, fetchToken } from './server';
import type { SignedIn } from './server';
import { session } from './session';
import { CALLBACK_PATH, finishSignIn } from './sign-in';
import type { SignInSettings } from './sign-in';
import type { Failure } from './top-bar';
import { initialLanguage } from './words';

async function start(): Promise<void> {
  const bar = document.getElementById('bar');
  const page = document.getElementById('ide');
  if (bar === null || page === null) throw new Error('The page has no place for the IDE.');
  const [examples, signIn] = await Promise.all([fetchExamples(), fetchSignIn()]);
  const identities = signIn === null ? await fetchIdentities() : [];

  session.language = initialLanguage();
  document.documentElement.lang = session.language;
  const firstIdentity = identities.find(({ id }) => id === examples[0]?.runAs)?.id ?? '';
  if (firstIdentity !== '') session.token = await fetchToken(firstIdentity);

  const settings = signIn === 'UNAVAILABLE' ? null : signIn;
  const { firstUser, firstFailure } = await returnFromProvider(settings);
  const signInOffer = signIn === null ? null : { settings, firstUser };
  const props = { examples, identities, firstIdentity, firstLanguage: session.language, bar };
  createRoot(page).render(<App {...props} {...{ signInOffer, firstFailure }} />);
}

interface Return {
  readonly firstUser: SignedIn | null;
  readonly firstFailure: Failure | null;
}

/** Finishes a sign-in that led here, and takes its code out of the address and the history. */
async function returnFromProvider(settings: SignInSettings | null): Promise<Return> {
  const nothing = { firstUser: null, firstFailure: null };
  if (location.pathname !== CALLBACK_PATH) return nothing;
  const answer = new URLSearchParams(location.search);
  history.replaceState(null, '', '/');
  if (settings === null) return nothing;
  try {
    const token = await finishSignIn(settings, answer);
    const firstUser = await fetchActor(token);
    session.token = token;
    return { ...nothing, firstUser };
  } catch (error) {
    return { ...nothing, firstFailure: failureOf(error) };
  }
}

start().catch((error: unknown) => {
  document.body.textContent = `The IDE cannot start. IDE 无法启动。 ${String(error)}`;
});
